package io.voltgate.engine;

import io.voltgate.domain.Money;
import io.voltgate.domain.UserId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the operator says of an id token and its user. A value of the {@link Directory}.
 *
 * @param active whether both the token and its user may charge
 * @param expiresAtMs milliseconds since 1970, null where it doesn't expire
 * @param group the parent or group token, null where there is none
 * @param currency the user's preferred currency, null where there is none
 * @param muted names of events that the user does not want to be notified of
 * @param language the user's preferred language (RFC 5646), null where there is none
 * @param credit what is left of the user's prepaid credit, null for users who pay otherwise
 */
public record TokenProfile(
        UserId user,
        boolean active,
        @Nullable Long expiresAtMs,
        @Nullable String group,
        @Nullable String currency,
        Set<String> muted,
        @Nullable String language,
        @Nullable Money credit) {
    /** A user who prefers no language, and doesn't pay in advance. */
    public TokenProfile(
            UserId user,
            boolean active,
            @Nullable Long expiresAtMs,
            @Nullable String group,
            @Nullable String currency,
            Set<String> muted) {
        this(user, active, expiresAtMs, group, currency, muted, null, null);
    }
}
