package io.voltgate.domain;

import org.jspecify.annotations.Nullable;

/**
 * How a connection is secured. A value. The profile is OCPP's: 0 nothing, 1 a password, 2 TLS and a password, 3 TLS with a
 * certificate of the station (security whitepaper, 3; OCPP 2.0.1 Part 2, A00).
 *
 * @param tls the protocol and cipher suite that were agreed on, such as TLSv1.3 TLS_AES_128_GCM_SHA256; null without TLS
 */
public record LinkSecurity(int profile, @Nullable String tls) {
    public static final int HIGHEST = 3;
    /** A WebSocket without TLS and without a password. */
    public static final LinkSecurity NONE = new LinkSecurity(0, null);

    public LinkSecurity {
        if (profile < 0 || profile > HIGHEST) {
            throw new IllegalArgumentException("security profiles go from 0 to " + HIGHEST);
        }
    }
}
