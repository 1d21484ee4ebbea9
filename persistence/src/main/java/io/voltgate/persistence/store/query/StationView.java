package io.voltgate.persistence.store.query;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A station as its rows tell. A value, read from one statement. Names of fields are those of the API.
 *
 * @param identity what it dials in with, null where it never could
 * @param connected whether its connection stands, as far as the rows have come
 * @param connectors JSON array
 * @param status active, maintenance or offline
 * @param workingHours JSON, null for always open
 * @param pricePerKwh money for one kilowatt-hour
 */
public record StationView(
        UUID id,
        @Nullable String identity,
        boolean connected,
        String name,
        @Nullable String address,
        @Nullable Location location,
        @JsonRawValue String connectors,
        @Nullable Integer maxPowerKw,
        String status,
        @Nullable @JsonRawValue String workingHours,
        @Nullable BigDecimal pricePerKwh,
        @Nullable String operatorId,
        @Nullable Link link,
        @Nullable Dialling dialling,
        @Nullable Device device,
        Instant createdAt,
        Instant updatedAt) {
    /** A place on earth, in degrees; the column has the longitude first. */
    public record Location(double lat, double lon) {}

    /**
     * The newest connection of a station, or the one it had.
     *
     * @param protocol the WebSocket subprotocol
     * @param securityProfile of OCPP, 0 to 3
     * @param tls the protocol and cipher suite, null without TLS
     */
    public record Link(
            @Nullable String protocol,
            @Nullable Integer securityProfile,
            @Nullable String tls,
            @Nullable String remoteAddress,
            @Nullable Instant connectedAt,
            @Nullable Instant disconnectedAt,
            @Nullable String disconnectReason) {}

    /**
     * What was entered of how a station dials in.
     *
     * @param ocppVersion the subprotocol where the station names none
     * @param aliases JSON array of other identities that it dials in with
     * @param serialNumber the common name of its certificate
     * @param securityProfile the lowest that is let in
     * @param passwordChanging whether a new password is good beside the old one
     */
    public record Dialling(
            @Nullable String ocppVersion,
            @JsonRawValue String aliases,
            @Nullable String serialNumber,
            int securityProfile,
            boolean passwordChanging) {}

    /** What a station says of itself. */
    public record Device(
            @Nullable String vendor,
            @Nullable String model,
            @Nullable String serial,
            @Nullable String firmware,
            @Nullable String bootStatus,
            @Nullable Instant bootedAt) {}
}
