package io.voltgate.gateway.station;

import io.voltgate.gateway.config.ConfigException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and private keys from PEM files (RFC 7468). Stateless. What can't be used is a sentence for the operator. */
final class PemFiles {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA");

    private PemFiles() {}

    /** The certificates of a file, in its order; at least one. */
    static List<X509Certificate> certificates(Path file) {
        try {
            List<X509Certificate> certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (certificates.isEmpty()) {
                throw new ConfigException("The file " + file + " has no certificate in it.");
            }
            return certificates;
        } catch (IOException unreadable) {
            throw new ConfigException("The certificate file " + file + " can't be read.");
        } catch (CertificateException malformed) {
            throw new ConfigException("The file " + file + " is no PEM file of X.509 certificates.");
        }
    }

    /** The private key of a file, of whichever kind it is. */
    static PrivateKey key(Path file) {
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(keyBytes(file));
        return ALGORITHMS.stream()
                .flatMap(algorithm -> key(algorithm, encoded).stream())
                .findFirst()
                .orElseThrow(() -> new ConfigException("The key in " + file + " is neither an EC nor an RSA key."));
    }

    private static Optional<PrivateKey> key(String algorithm, PKCS8EncodedKeySpec encoded) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(encoded));
        } catch (GeneralSecurityException ofAnotherKind) {
            return Optional.empty();
        }
    }

    private static byte[] keyBytes(Path file) {
        try {
            Matcher key = KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            if (key.find()) {
                return Base64.getMimeDecoder().decode(key.group(1));
            }
        } catch (IOException unreadable) {
            throw new ConfigException("The key file " + file + " can't be read.");
        }
        throw new ConfigException("The file " + file
                + " has no PRIVATE KEY (PKCS #8, not encrypted) in it; openssl pkcs8" + " -topk8 -nocrypt makes one.");
    }
}
