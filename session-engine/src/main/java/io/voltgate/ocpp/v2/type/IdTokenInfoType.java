package io.voltgate.ocpp.v2.type;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.DriverNote;
import io.voltgate.domain.TokenStatus;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * IdTokenInfoType: the verdict on a token. A wire value. The words for {@link TokenStatus} stand here and nowhere else.
 */
public record IdTokenInfoType(
        String status,
        @Nullable String cacheExpiryDateTime,
        @Nullable Integer chargingPriority,
        @Nullable IdTokenType groupIdToken,
        @Nullable String language1,
        @Nullable String language2,
        @Nullable List<Integer> evseId,
        @Nullable MessageContentType personalMessage)
        implements Wire {
    private static final Set<String> STATUSES = Set.of(
            "Accepted",
            "Blocked",
            "ConcurrentTx",
            "Expired",
            "Invalid",
            "NoCredit",
            "NotAllowedTypeEVSE",
            "NotAtThisLocation",
            "NotAtThisTime",
            "Unknown");

    @Override
    public void check(Rules rules) {
        rules.word("status", status, STATUSES);
        rules.optionalTime("cacheExpiryDateTime", cacheExpiryDateTime);
        rules.optionalPart("groupIdToken", groupIdToken);
        rules.optionalText("language1", language1, 8);
        rules.optionalText("language2", language2, 8);
        rules.optionalList("evseId", evseId, 1, Integer.MAX_VALUE);
        if (rules.v21()) {
            rules.numbers("evseId", evseId, 0);
        }
        rules.optionalPart("personalMessage", personalMessage);
    }

    public static IdTokenInfoType of(Authorization verdict) {
        return of(verdict, null);
    }

    /** The verdict, with what the driver reads. */
    public static IdTokenInfoType of(Authorization verdict, @Nullable DriverNote note) {
        Long expiry = verdict.expiresAtMs();
        return new IdTokenInfoType(
                word(verdict.status()),
                expiry == null ? null : StationClock.write(expiry),
                null,
                IdTokenType.groupThatFits(verdict.group()),
                note == null ? null : note.language(),
                null,
                null,
                MessageContentType.of(note));
    }

    /** AuthorizationStatusEnumType. */
    public static String word(TokenStatus status) {
        return switch (status) {
            case ACCEPTED -> "Accepted";
            case BLOCKED -> "Blocked";
            case EXPIRED -> "Expired";
            case UNKNOWN -> "Unknown";
            case CONCURRENT -> "ConcurrentTx";
            case NO_CREDIT -> "NoCredit";
            case NOT_AT_THIS_TIME -> "NotAtThisTime";
            case NOT_AT_THIS_LOCATION -> "NotAtThisLocation";
        };
    }
}
