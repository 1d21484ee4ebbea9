package io.voltgate.gateway.backend;

import io.voltgate.domain.StationStatus;
import io.voltgate.engine.WorkingHours;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says of a station, checked. A value. What is null stays as it is, or is not set
 * where the station is new.
 *
 * @param name 1 to 200 characters
 * @param maxPowerKw 0 to 100,000
 * @param workingHours stations without are always open
 * @param pricePerKwh money for one kilowatt-hour, at most six fraction digits
 */
public record StationRegistration(
        String name,
        @Nullable String address,
        @Nullable Location location,
        @Nullable Integer maxPowerKw,
        @Nullable StationStatus status,
        @Nullable WorkingHours workingHours,
        @Nullable BigDecimal pricePerKwh,
        @Nullable String operatorId,
        @Nullable Password password,
        Dialling dialling) {
    /** A place on earth, in degrees. */
    public record Location(double lat, double lon) {}

    /**
     * How it dials in; what is null stays as it is.
     *
     * @param ocppVersion the subprotocol it is assumed to speak; empty for none
     * @param aliases other identities that it dials in with, at most 16
     * @param serialNumber the common name of its certificate; empty for none
     * @param securityProfile the lowest that is let in, 0 to 3; replaces what the station has come to
     */
    public record Dialling(
            @Nullable String ocppVersion,
            @Nullable List<String> aliases,
            @Nullable String serialNumber,
            @Nullable Integer securityProfile) {}

    /**
     * What a station authenticates with, 8 to 64 characters, fewer only where the operator says so; it shows itself to nobody who doesn't ask for the value.
     */
    public record Password(String value) {
        @Override
        public String toString() {
            return "********";
        }
    }
}
