package io.voltgate.simulator.pki;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate with its key, and those that signed it but for the root. Immutable. It shows itself without the key.
 *
 * @param chain the certificate itself first
 */
public record KeyedCertificate(PrivateKey key, List<X509Certificate> chain) {
    public KeyedCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a chain has its own certificate at least");
        }
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    @Override
    public String toString() {
        return certificate().getSubjectX500Principal().getName();
    }
}
