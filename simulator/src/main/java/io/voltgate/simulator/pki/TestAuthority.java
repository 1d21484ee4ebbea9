package io.voltgate.simulator.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/**
 * A certificate authority for tests: a root, an intermediate that it signed, and what the intermediate issues, right or with one
 * flaw. Immutable. The same seed, day and names give the same bytes.
 */
public final class TestAuthority {
    private static final Duration PAST = Duration.ofDays(60);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration LONG = Duration.ofDays(3650);
    private static final String OTHER_HOST = "another-host.invalid";
    private static final String OTHER_ORGANISATION = "Another operator";
    private static final String AUTHORITY = "Voltgate test authority";

    private final long seed;
    private final Instant day;
    private final KeyPair rootKeys;
    private final KeyPair issuingKeys;
    private final X509Certificate root;
    private final X509Certificate issuing;

    private TestAuthority(long seed, Instant day) {
        this.seed = seed;
        this.day = day;
        this.rootKeys = SeededKeys.pair(seed, "root");
        this.issuingKeys = SeededKeys.pair(seed, "issuing");
        X500Name rootName = name("Voltgate test root", AUTHORITY);
        X500Name issuingName = name("Voltgate test issuing", AUTHORITY);
        Validity validity = new Validity(day.minus(PAST), day.plus(LONG));
        this.root = authority(new Asked(rootName, rootKeys.getPublic(), validity), rootName, rootKeys);
        this.issuing = authority(new Asked(issuingName, issuingKeys.getPublic(), validity), rootName, rootKeys);
    }

    private record Validity(Instant from, Instant to) {}

    private record Asked(X500Name subject, PublicKey key, Validity validity) {}

    /** The authority of this seed on the day of this moment. */
    public static TestAuthority of(long seed, Instant now) {
        return new TestAuthority(seed, now.truncatedTo(ChronoUnit.DAYS));
    }

    public X509Certificate root() {
        return root;
    }

    public X509Certificate issuing() {
        return issuing;
    }

    /** An authority with the same names and other keys, whose certificates nobody should believe. */
    public TestAuthority impostor() {
        return new TestAuthority(~seed, day);
    }

    /** A server's certificate for these host names and addresses; the organisation is the operator's. */
    public KeyedCertificate server(Flaw flaw, String organisation, List<String> hosts) {
        List<String> told = flaw == Flaw.WRONG_NAME ? List.of(OTHER_HOST) : hosts;
        GeneralName[] names = told.stream()
                .map(host -> new GeneralName(
                        host.matches("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:]*")
                                ? GeneralName.iPAddress
                                : GeneralName.dNSName,
                        host))
                .toArray(GeneralName[]::new);
        return issue(
                flaw, name(told.getFirst(), organisation(flaw, organisation)), KeyPurposeId.id_kp_serverAuth, names);
    }

    /** A station's certificate: the common name is its serial number (OCPP 2.0.1 Part 2, A00.FR.404 and 405). */
    public KeyedCertificate station(Flaw flaw, String organisation, String serial) {
        String told = flaw == Flaw.WRONG_NAME ? serial + "-another" : serial;
        return issue(flaw, name(told, organisation(flaw, organisation)), KeyPurposeId.id_kp_clientAuth);
    }

    private static String organisation(Flaw flaw, String organisation) {
        return flaw == Flaw.WRONG_ORGANISATION ? OTHER_ORGANISATION : organisation;
    }

    private KeyedCertificate issue(Flaw flaw, X500Name subject, KeyPurposeId purpose, GeneralName... names) {
        if (flaw == Flaw.UNKNOWN_AUTHORITY) {
            return impostor().issue(Flaw.NONE, subject, purpose, names);
        }
        String label = flaw.word() + "/" + purpose.getId() + "/" + subject;
        KeyPair keys = SeededKeys.pair(seed, label);
        Validity validity = switch (flaw) {
            case EXPIRED -> new Validity(day.minus(MONTH), day.minus(DAY));
            case NOT_YET_VALID -> new Validity(day.plus(MONTH), day.plus(YEAR));
            case NONE, REVOKED, WRONG_NAME, WRONG_ORGANISATION, UNKNOWN_AUTHORITY ->
                new Validity(day.minus(DAY), day.plus(YEAR));
        };
        try {
            X509v3CertificateBuilder builder = builder(
                    new Asked(subject, keys.getPublic(), validity),
                    name("Voltgate test issuing", AUTHORITY),
                    serialNumber(flaw, label));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            if (names.length > 0) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            }
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuingKeys.getPublic()));
            return new KeyedCertificate(keys.getPrivate(), List.of(sign(builder, issuingKeys.getPrivate()), issuing));
        } catch (IOException | NoSuchAlgorithmException broken) {
            throw new IllegalStateException("a certificate that can't be made", broken);
        }
    }

    /** Revoked ones have small numbers, so that a list can name them all without knowing which were issued. */
    private BigInteger serialNumber(Flaw flaw, String label) {
        BigInteger number = SeededKeys.number(seed, "number of " + label);
        return flaw == Flaw.REVOKED
                ? number.mod(BigInteger.valueOf(MAX_REVOKED)).add(BigInteger.ONE)
                : number.shiftRight(128).setBit(127);
    }

    private static final int MAX_REVOKED = 256;

    /** Whether a test authority, of whatever seed, lists this certificate of its own as revoked. */
    public static boolean hasRevoked(X509Certificate certificate) {
        String issuer = name("Voltgate test issuing", AUTHORITY).toString();
        boolean ours = new X500Name(certificate.getIssuerX500Principal().getName()).equals(new X500Name(issuer));
        return ours && certificate.getSerialNumber().compareTo(BigInteger.valueOf(MAX_REVOKED)) <= 0;
    }

    /** Whom the root and the intermediate have revoked; verifying a chain takes both lists. */
    public List<X509CRL> revocations() {
        X509v2CRLBuilder none = list(name("Voltgate test root", AUTHORITY));
        X509v2CRLBuilder some = list(name("Voltgate test issuing", AUTHORITY));
        for (int number = 1; number <= MAX_REVOKED; number++) {
            some.addCRLEntry(BigInteger.valueOf(number), Date.from(day.minus(DAY)), CRLReason.keyCompromise);
        }
        return List.of(signed(none, rootKeys), signed(some, issuingKeys));
    }

    private X509v2CRLBuilder list(X500Name issuer) {
        return new X509v2CRLBuilder(issuer, Date.from(day.minus(DAY))).setNextUpdate(Date.from(day.plus(YEAR)));
    }

    private static X509CRL signed(X509v2CRLBuilder list, KeyPair signer) {
        try {
            list.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(signer.getPublic()));
            byte[] encoded = list.build(SeededSigner.of(signer.getPrivate())).getEncoded();
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(encoded));
        } catch (IOException | NoSuchAlgorithmException | CertificateException | CRLException broken) {
            throw new IllegalStateException("a revocation list that can't be made", broken);
        }
    }

    private X509Certificate authority(Asked asked, X500Name issuer, KeyPair signer) {
        try {
            X509v3CertificateBuilder builder = builder(
                    asked,
                    issuer,
                    SeededKeys.number(seed, "number of " + asked.subject())
                            .shiftRight(128)
                            .setBit(127));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return sign(builder, signer.getPrivate());
        } catch (IOException | NoSuchAlgorithmException broken) {
            throw new IllegalStateException("an authority that can't be made", broken);
        }
    }

    private static X509v3CertificateBuilder builder(Asked asked, X500Name issuer, BigInteger number)
            throws IOException, NoSuchAlgorithmException {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                issuer,
                number,
                Date.from(asked.validity().from()),
                Date.from(asked.validity().to()),
                asked.subject(),
                SubjectPublicKeyInfo.getInstance(asked.key().getEncoded()));
        return builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(asked.key()));
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key) throws IOException {
        try {
            byte[] encoded = builder.build(SeededSigner.of(key)).getEncoded();
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (CertificateException broken) {
            throw new IllegalStateException("a certificate that can't be read", broken);
        }
    }

    private static X500Name name(String commonName, String organisation) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, organisation)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }
}
