package io.voltgate.gateway.backend;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says of an id token, checked. A value. What is null is not set.
 *
 * @param type the kind as OCPP 2.x names it, empty where none is given
 * @param group the parent or group token
 * @param expiresAt null where it doesn't expire
 */
public record TokenRegistration(
        String type,
        User user,
        @Nullable String group,
        @Nullable Instant expiresAt,
        boolean active) {
    /**
     * The person behind a token; the email tells users apart.
     *
     * @param language preferred, such as de
     * @param currency preferred, ISO 4217; the label of this user's bills
     */
    public record User(
            String email,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String language,
            @Nullable String currency) {}
}
