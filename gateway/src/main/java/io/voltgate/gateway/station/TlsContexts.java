package io.voltgate.gateway.station;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.voltgate.gateway.config.ConfigException;
import io.voltgate.gateway.config.TlsConfig;
import io.voltgate.gateway.config.TlsConfig.KeyFiles;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;

/**
 * What TLS connections begin with: the server's certificates with their chains, and whose certificates stations may show. Immutable,
 * for any thread; made anew when the files change. A client that names no server gets the same certificate as all.
 *
 * @param modern TLS 1.2 and 1.3 with the suites of OCPP 2.0.1 Part 2, A00.FR.318, and those of TLS 1.3
 * @param legacy TLS 1.0 and 1.1 too
 */
record TlsContexts(SslContext modern, SslContext legacy) {
    private static final List<String> SUITES = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_RSA_WITH_AES_128_GCM_SHA256");
    private static final List<String> LEGACY_SUITES = List.of(
            "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
            "TLS_RSA_WITH_AES_256_CBC_SHA",
            "TLS_RSA_WITH_AES_128_CBC_SHA");
    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");
    private static final List<String> LEGACY_PROTOCOLS = List.of("TLSv1.2", "TLSv1.1", "TLSv1");
    /** Only this process sees the key store, so it needs no secret. */
    private static final char[] NO_PASSWORD = new char[0];

    /** Reads the files; throws {@link ConfigException} with the one that can't be used. */
    static TlsContexts of(TlsConfig config) {
        try {
            KeyManagerFactory keys = keys(config.keys());
            List<X509Certificate> authorities =
                    config.clientAuthorities().map(PemFiles::certificates).orElse(List.of());
            List<String> oldSuites =
                    Stream.concat(SUITES.stream(), LEGACY_SUITES.stream()).toList();
            return new TlsContexts(
                    context(keys, authorities, PROTOCOLS, SUITES),
                    context(keys, authorities, LEGACY_PROTOCOLS, oldSuites));
        } catch (GeneralSecurityException | IOException unusable) {
            throw new ConfigException("The certificates at stations.tls can't be used: " + unusable.getMessage() + ".");
        }
    }

    private static KeyManagerFactory keys(List<KeyFiles> files) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (KeyFiles each : files) {
            List<X509Certificate> chain = PemFiles.certificates(each.chain());
            PrivateKey key = PemFiles.key(each.key());
            if (!belongs(key, chain.getFirst())) {
                throw new ConfigException(
                        "The key in " + each.key() + " is not that of the first certificate in " + each.chain() + ".");
            }
            store.setKeyEntry(each.chain().toString(), key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        return keys;
    }

    private static boolean belongs(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
            return false;
        }
        String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(certificate.getSignature());
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(certificate.getSignature());
        return signature.verify(signed);
    }

    private static SslContext context(
            KeyManagerFactory keys, List<X509Certificate> authorities, List<String> protocols, List<String> suites)
            throws SSLException {
        SslContextBuilder builder = SslContextBuilder.forServer(keys)
                .sslProvider(SslProvider.JDK)
                .protocols(protocols)
                .ciphers(suites, SupportedCipherSuiteFilter.INSTANCE);
        if (!authorities.isEmpty()) {
            builder.trustManager(authorities.toArray(X509Certificate[]::new)).clientAuth(ClientAuth.OPTIONAL);
        }
        return builder.build();
    }
}
