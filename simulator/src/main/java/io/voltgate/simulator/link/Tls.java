package io.voltgate.simulator.link;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * How a link is secured: whom it trusts, and who it is itself. Immutable; many links may share one. The name of the server is always
 * checked, its revocation where there are lists.
 */
public final class Tls {
    private static final String DISABLED = "jdk.tls.disabledAlgorithms";
    private static final Set<String> OLD = Set.of("TLSv1", "TLSv1.1", "TLS_RSA_*");
    private static final char[] NO_PASSWORD = new char[0];

    private final SSLContext context;

    private Tls(SSLContext context) {
        this.context = context;
    }

    /**
     * Whom to trust.
     *
     * @param roots empty means those of the JDK
     * @param revocations of every authority in the chain; empty checks none
     */
    public record Trust(List<X509Certificate> roots, List<X509CRL> revocations) {
        public Trust {
            roots = List.copyOf(roots);
            revocations = List.copyOf(revocations);
            if (roots.isEmpty() && !revocations.isEmpty()) {
                throw new IllegalArgumentException("a revocation list needs the roots that are trusted");
            }
        }

        public static Trust in(X509Certificate root) {
            return new Trust(List.of(root), List.of());
        }
    }

    /**
     * Lets this process offer what old stations offer: TLS 1.0 and 1.1, and key exchange by RSA. To be called before anything speaks
     * TLS, since the JDK reads its list of what must not be used once.
     */
    public static void offerOld() {
        String list = Security.getProperty(DISABLED);
        if (list != null) {
            Security.setProperty(
                    DISABLED,
                    Stream.of(list.split(",", -1))
                            .map(String::strip)
                            .filter(entry -> !OLD.contains(entry))
                            .collect(Collectors.joining(", ")));
        }
    }

    /** A link without a certificate of its own (security profile 2). */
    public static Tls trusting(Trust trust) {
        return new Tls(context(trust, null));
    }

    /** A link that shows this certificate (security profile 3), with those that signed it after it. */
    public static Tls of(Trust trust, PrivateKey key, List<X509Certificate> chain) {
        try {
            KeyStore store = empty();
            store.setKeyEntry("own", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            return new Tls(context(trust, factory.getKeyManagers()));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("the certificate and its key can't be used together", unusable);
        }
    }

    SSLSocketFactory sockets() {
        return context.getSocketFactory();
    }

    private static SSLContext context(Trust trust, KeyManager @Nullable [] keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trusted(trust), new SecureRandom());
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("these certificates can't be trusted", unusable);
        }
    }

    private static TrustManager @Nullable [] trusted(Trust trust) throws GeneralSecurityException {
        if (trust.roots().isEmpty()) {
            return null;
        }
        KeyStore roots = empty();
        for (X509Certificate root : trust.roots()) {
            roots.setCertificateEntry("root-" + roots.size(), root);
        }
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(roots, new X509CertSelector());
        parameters.setRevocationEnabled(!trust.revocations().isEmpty());
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(trust.revocations())));
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(new CertPathTrustManagerParameters(parameters));
        return factory.getTrustManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (IOException impossible) {
            throw new IllegalStateException("nothing was read", impossible);
        }
        return store;
    }
}
