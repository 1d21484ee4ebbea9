package io.voltgate.persistence.store.query;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of the functions that span several messages, as the API shows them. Values; names of fields are those of the API. */
public final class FunctionViews {
    private FunctionViews() {}

    /**
     * A local list as it is wanted, and as the station has it.
     *
     * @param mode ALL, GROUPS or OFF
     * @param groups JSON array
     * @param wantedTokens how many the list is to have, null where that was not counted yet
     * @param stationTokens how many the station has, null where that is not known
     * @param stationVersion as the station told, or as it took it
     */
    public record LocalList(
            String mode,
            @JsonRawValue String groups,
            String status,
            String detail,
            @Nullable Integer wantedTokens,
            @Nullable Integer stationTokens,
            @Nullable Integer stationVersion,
            Instant changedAt) {}

    /**
     * How the default tariff of a station of OCPP 2.1 stands to the one that it is to have.
     *
     * @param tariff the id that it is to have
     * @param status UNKNOWN, IN_STEP, SENT, DRIFTED or REJECTED
     */
    public record NativeTariff(String tariff, String status, String detail, Instant checkedAt) {}

    /** A reservation; without EVSE and connector it is for any. */
    public record Reservation(
            int reservation,
            String status,
            String reason,
            String token,
            @Nullable String group,
            @Nullable Integer evse,
            @Nullable Integer connector,
            Instant expiresAt,
            @Nullable UUID sessionId,
            Instant changedAt) {}

    /** A variable that is to have a value; the status is UNKNOWN until it was checked. The variable is JSON. */
    public record WantedVariable(
            @JsonRawValue String variable,
            String wanted,
            @Nullable String actual,
            String status,
            @Nullable String detail,
            @Nullable Instant checkedAt) {}

    /** A charging profile; the source is Order where we installed it, else as the station reported. The profile is JSON. */
    public record Profile(
            int evse, int connector, @JsonRawValue String profile, String source, Instant installedAt) {}

    /** Whether the limits that a station goes by are those that follow from its profiles. */
    public record CompositeCheck(int evse, boolean agrees, String difference, Instant checkedAt) {}
}
