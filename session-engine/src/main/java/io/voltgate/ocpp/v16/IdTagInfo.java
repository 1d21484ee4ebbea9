package io.voltgate.ocpp.v16;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.TokenStatus;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** IdTagInfo (OCPP 1.6, 7.27): the verdict on a token, as a station may cache it. */
public record IdTagInfo(
        @Nullable String expiryDate, @Nullable String parentIdTag, String status) implements Wire {
    /** The longest tag (CiString20Type). */
    static final int MAX_TAG = 20;

    private static final Set<String> STATUSES = Set.of("Accepted", "Blocked", "Expired", "Invalid", "ConcurrentTx");

    @Override
    public void check(Rules rules) {
        rules.optionalTime("expiryDate", expiryDate);
        rules.optionalText("parentIdTag", parentIdTag, MAX_TAG);
        rules.word("status", status, STATUSES);
    }

    /** A group whose name is longer than OCPP 1.6 can say is left out: the verdict must go out all the same. */
    static IdTagInfo of(Authorization authorization) {
        Long expiresAtMs = authorization.expiresAtMs();
        String group = authorization.group();
        return new IdTagInfo(
                expiresAtMs == null ? null : StationClock.write(expiresAtMs),
                group == null || group.length() > MAX_TAG ? null : group,
                word(authorization.status()));
    }

    /** Invalid means unknown; a token that is known, but not allowed here or now, is Blocked. */
    private static String word(TokenStatus status) {
        return switch (status) {
            case ACCEPTED -> "Accepted";
            case BLOCKED, NO_CREDIT, NOT_AT_THIS_TIME, NOT_AT_THIS_LOCATION -> "Blocked";
            case EXPIRED -> "Expired";
            case UNKNOWN -> "Invalid";
            case CONCURRENT -> "ConcurrentTx";
        };
    }
}
