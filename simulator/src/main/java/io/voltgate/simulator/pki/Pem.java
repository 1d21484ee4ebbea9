package io.voltgate.simulator.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Certificates, revocation lists and keys as PEM text (RFC 7468). Stateless. What can't be read is an IOException that names the
 * file and never its content.
 */
public final class Pem {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----\\s+([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");

    private Pem() {}

    public static String text(String kind, byte[] encoded) {
        return "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(encoded) + "\n-----END " + kind + "-----\n";
    }

    public static String text(List<X509Certificate> chain) {
        StringBuilder text = new StringBuilder();
        try {
            for (X509Certificate each : chain) {
                text.append(text("CERTIFICATE", each.getEncoded()));
            }
        } catch (CertificateException broken) {
            throw new IllegalStateException("a certificate that can't be encoded", broken);
        }
        return text.toString();
    }

    /** PKCS 8, as OpenSSL writes it. */
    public static String text(PrivateKey key) {
        return text("PRIVATE KEY", key.getEncoded());
    }

    static String lists(List<X509CRL> lists) {
        StringBuilder text = new StringBuilder();
        try {
            for (X509CRL each : lists) {
                text.append(text("X509 CRL", each.getEncoded()));
            }
        } catch (CRLException broken) {
            throw new IllegalStateException("a revocation list that can't be encoded", broken);
        }
        return text.toString();
    }

    public static List<X509Certificate> certificates(Path file) throws IOException {
        List<X509Certificate> found;
        try {
            found = certificates(Files.readString(file));
        } catch (CertificateException unreadable) {
            throw new IOException(file + " holds no certificates in PEM", unreadable);
        }
        if (found.isEmpty()) {
            throw new IOException(file + " holds no certificates in PEM");
        }
        return found;
    }

    /** The certificates of a text; none where it is empty. */
    public static List<X509Certificate> certificates(String text) throws CertificateException {
        return CertificateFactory.getInstance("X.509").generateCertificates(stream(text)).stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    public static List<X509CRL> revocations(Path file) throws IOException {
        try {
            return CertificateFactory.getInstance("X.509").generateCRLs(stream(Files.readString(file))).stream()
                    .map(X509CRL.class::cast)
                    .toList();
        } catch (CertificateException | CRLException unreadable) {
            throw new IOException(file + " holds no revocation list in PEM", unreadable);
        }
    }

    public static PrivateKey key(Path file) throws IOException {
        Matcher found = KEY.matcher(Files.readString(file));
        if (!found.find()) {
            throw new IOException(file + " holds no private key in PEM (PKCS 8, not encrypted)");
        }
        PKCS8EncodedKeySpec spec =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(found.group(1)));
        for (String algorithm : ALGORITHMS) {
            Optional<PrivateKey> read = key(algorithm, spec);
            if (read.isPresent()) {
                return read.get();
            }
        }
        throw new IOException(file + " holds a key that is none of " + ALGORITHMS);
    }

    private static Optional<PrivateKey> key(String algorithm, PKCS8EncodedKeySpec spec) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(spec));
        } catch (InvalidKeySpecException other) {
            return Optional.empty();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this JDK has no " + algorithm, missing);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
