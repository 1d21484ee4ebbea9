package io.voltgate.ocpp.v201;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.TokenStatus;
import io.voltgate.ocpp.Check;
import io.voltgate.ocpp.StationClock;
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
        @Nullable String language1,
        @Nullable List<Integer> evseId,
        @Nullable IdTokenType groupIdToken,
        @Nullable String language2,
        @Nullable MessageContentType personalMessage) {
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

    public IdTokenInfoType {
        Check.word("status", status, STATUSES);
        Check.optionalText("language1", language1, 8);
        Check.optionalList("evseId", evseId, 1);
        Check.optionalText("language2", language2, 8);
    }

    static IdTokenInfoType of(Authorization verdict) {
        Long expiry = verdict.expiresAtMs();
        return new IdTokenInfoType(
                word(verdict.status()),
                expiry == null ? null : StationClock.write(expiry),
                null,
                null,
                null,
                group(verdict.group()),
                null,
                null);
    }

    /** A group that is too long for this version is left out: a verdict without its group is better than no answer. */
    private static @Nullable IdTokenType group(@Nullable String group) {
        return group == null || group.length() > IdTokenType.MAX_LENGTH
                ? null
                : new IdTokenType(null, group, IdTokenType.CENTRAL);
    }

    private static String word(TokenStatus status) {
        return switch (status) {
            case ACCEPTED -> "Accepted";
            case BLOCKED -> "Blocked";
            case EXPIRED -> "Expired";
            case UNKNOWN -> "Unknown";
            case CONCURRENT -> "ConcurrentTx";
            case NOT_AT_THIS_TIME -> "NotAtThisTime";
            case NOT_AT_THIS_LOCATION -> "NotAtThisLocation";
        };
    }
}
