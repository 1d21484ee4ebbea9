package io.voltgate.gateway.station;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What TLS says of a connection. A value; without TLS it has nothing to say.
 *
 * @param agreed the protocol and cipher suite, null without TLS
 * @param legacy whether the protocol is older than TLS 1.2
 * @param client the certificate that the station has shown and that an authority of ours has signed
 */
record TlsLink(@Nullable String agreed, boolean legacy, Optional<X509Certificate> client) {
    static final TlsLink NONE = new TlsLink(null, false, Optional.empty());

    boolean isOn() {
        return agreed != null;
    }
}
