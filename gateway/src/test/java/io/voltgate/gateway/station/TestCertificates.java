package io.voltgate.gateway.station;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates for a test: a root, what it signs, and clients that trust it alone. Immutable, but for the numbers it gives out. */
public record TestCertificates(Holder root, Holder intermediate) {
    private static final Duration LIFETIME = Duration.ofDays(1);
    private static final char[] NO_PASSWORD = new char[0];
    private static final AtomicLong NUMBERS = new AtomicLong(1);

    /** A certificate with its key, and those that signed it but for the root. */
    public record Holder(KeyPair keys, List<X509Certificate> chain) {
        X509Certificate certificate() {
            return chain.getFirst();
        }
    }

    public static TestCertificates make(String name) {
        Holder root = sign("CN=" + name + " root", "EC", Optional.empty(), true);
        return new TestCertificates(root, sign("CN=" + name + " intermediate", "EC", Optional.of(root), true));
    }

    /** A certificate that the intermediate has signed. */
    public Holder issue(String subject, String algorithm) {
        return sign(subject, algorithm, Optional.of(intermediate), false);
    }

    private static Holder sign(String subject, String algorithm, Optional<Holder> signer, boolean authority) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(algorithm.equals("RSA") ? 2048 : 256, new SecureRandom());
            KeyPair keys = generator.generateKeyPair();
            KeyPair signing = signer.map(Holder::keys).orElse(keys);
            Instant now = Instant.now();
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    signer.map(each -> new X500Name(
                                    each.certificate().getSubjectX500Principal().getName()))
                            .orElse(new X500Name(subject)),
                    BigInteger.valueOf(NUMBERS.getAndIncrement()),
                    Date.from(now.minus(LIFETIME)),
                    Date.from(now.plus(LIFETIME)),
                    new X500Name(subject),
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signing.getPrivate())));
            boolean rootSigned = signer.isEmpty()
                    || signer.get()
                            .certificate()
                            .getSubjectX500Principal()
                            .equals(signer.get().certificate().getIssuerX500Principal());
            return new Holder(
                    keys,
                    rootSigned
                            ? List.of(certificate)
                            : List.of(certificate, signer.get().certificate()));
        } catch (GeneralSecurityException | OperatorCreationException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Writes name.pem and name.key. */
    public static void write(Path folder, String name, Holder holder) throws IOException {
        writeChain(folder.resolve(name + ".pem"), holder.chain());
        Files.writeString(
                folder.resolve(name + ".key"),
                pem("PRIVATE KEY", holder.keys().getPrivate().getEncoded()));
    }

    static void writeChain(Path file, List<X509Certificate> chain) throws IOException {
        StringBuilder text = new StringBuilder();
        for (X509Certificate each : chain) {
            try {
                text.append(pem("CERTIFICATE", each.getEncoded()));
            } catch (CertificateException broken) {
                throw new IllegalStateException(broken);
            }
        }
        Files.writeString(file, text);
    }

    private static String pem(String kind, byte[] encoded) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(encoded) + "\n-----END " + kind
                + "-----\n";
    }

    /** A client that trusts the root and nothing else, with a certificate of its own or without. */
    public SSLContext client(Optional<Holder> own) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("root", root.certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.isPresent() ? keys(own.get()) : null, trust.getTrustManagers(), new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static KeyManager[] keys(Holder own) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "own", own.keys().getPrivate(), NO_PASSWORD, own.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }
}
