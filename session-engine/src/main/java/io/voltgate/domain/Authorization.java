package io.voltgate.domain;

import org.jspecify.annotations.Nullable;

/**
 * The verdict on an id token, as it goes back to the station. A value. The station may cache it until it expires.
 *
 * @param expiresAtMs milliseconds since 1970, null where it doesn't expire
 * @param group the group's token (OCPP 1.6 parentIdTag, OCPP 2.x groupIdToken), null where there is none
 */
public record Authorization(
        TokenStatus status,
        @Nullable Long expiresAtMs,
        @Nullable String group) {
    public static Authorization of(TokenStatus status) {
        return new Authorization(status, null, null);
    }

    public boolean accepted() {
        return status == TokenStatus.ACCEPTED;
    }
}
