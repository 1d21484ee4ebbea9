package io.voltgate.simulator.pki;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the test authority issues, judged by the JDK's own path validation. */
final class TestAuthorityTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final List<String> HOSTS = List.of("localhost", "127.0.0.1");

    private final TestAuthority authority = TestAuthority.of(7, NOON);

    @TempDir
    private Path folder;

    private void validate(KeyedCertificate issued) throws GeneralSecurityException, IOException {
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        roots.setCertificateEntry("root", authority.root());
        PKIXParameters parameters = new PKIXParameters(roots);
        parameters.setDate(Date.from(NOON));
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(authority.revocations())));
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(issued.chain()), parameters);
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void shouldIssueWhatIsValidExactlyWhereThePathIsRight(Flaw flaw) {
        KeyedCertificate server = authority.server(flaw, "Op", HOSTS);
        KeyedCertificate station = authority.station(flaw, "Op", "CS-1");
        switch (flaw) {
            case NONE, WRONG_NAME, WRONG_ORGANISATION -> {
                assertDoesNotThrow(() -> validate(server));
                assertDoesNotThrow(() -> validate(station));
            }
            case EXPIRED, NOT_YET_VALID, REVOKED, UNKNOWN_AUTHORITY -> {
                assertThrows(CertPathValidatorException.class, () -> validate(server));
                assertThrows(CertPathValidatorException.class, () -> validate(station));
            }
        }
    }

    @Test
    void shouldNameTheRevokedAsRevoked() {
        CertPathValidatorException refused = assertThrows(
                CertPathValidatorException.class, () -> validate(authority.station(Flaw.REVOKED, "Op", "CS-1")));
        assertEquals(CertPathValidatorException.BasicReason.REVOKED, refused.getReason());
    }

    @Test
    void shouldWriteNamesWhereTheStandardWantsThem() throws GeneralSecurityException {
        assertEquals(
                "CN=CS-1,O=Op",
                authority
                        .station(Flaw.NONE, "Op", "CS-1")
                        .certificate()
                        .getSubjectX500Principal()
                        .getName());
        assertEquals(
                "CN=CS-1-another,O=Op",
                authority
                        .station(Flaw.WRONG_NAME, "Op", "CS-1")
                        .certificate()
                        .getSubjectX500Principal()
                        .getName());
        assertTrue(authority
                .station(Flaw.WRONG_ORGANISATION, "Op", "CS-1")
                .certificate()
                .getSubjectX500Principal()
                .getName()
                .startsWith("CN=CS-1,O=Another"));
        assertEquals(
                List.of(List.of(2, "localhost"), List.of(7, "127.0.0.1")),
                List.copyOf(
                        authority.server(Flaw.NONE, "Op", HOSTS).certificate().getSubjectAlternativeNames()));
    }

    @Test
    void shouldGiveEachCertificateTheKeyThatBelongsToIt() throws GeneralSecurityException {
        KeyedCertificate station = authority.station(Flaw.NONE, "Op", "CS-1");
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(station.key());
        signature.update(new byte[] {1, 2, 3});
        byte[] signed = signature.sign();
        signature.initVerify(station.certificate().getPublicKey());
        signature.update(new byte[] {1, 2, 3});
        assertTrue(signature.verify(signed));
        assertFalse(station.toString().contains("PRIVATE"));
    }

    @Test
    void shouldWriteTheSameFilesForTheSameSeedAndOthersForAnother() throws IOException {
        Map<String, String> first = write("a", 7);
        assertEquals(first, write("b", 7));
        Map<String, String> other = write("c", 8);
        assertEquals(first.keySet(), other.keySet());
        first.forEach((name, text) -> assertNotEquals(text, other.get(name), name));
        assertEquals(4 + 2 * 3 * Flaw.values().length, first.size());
    }

    private Map<String, String> write(String name, long seed) throws IOException {
        Path to = folder.resolve(name);
        List<CertificateFolder.Written> files = CertificateFolder.write(
                to, new CertificateFolder.Order(seed, NOON, "Op", HOSTS, List.of("CS-1", "CS-2")));
        Map<String, String> texts = new TreeMap<>();
        for (CertificateFolder.Written file : files) {
            texts.put(file.name(), Files.readString(to.resolve(file.name())));
        }
        return texts;
    }

    @Test
    void shouldReadBackWhatItWrote() throws IOException {
        write("a", 7);
        KeyedCertificate issued = authority.station(Flaw.NONE, "Op", "CS-1");
        assertEquals(issued.chain(), Pem.certificates(folder.resolve("a/CS-1-right.pem")));
        assertArrayEquals(
                issued.key().getEncoded(),
                Pem.key(folder.resolve("a/CS-1-right.key")).getEncoded());
        assertEquals(2, Pem.revocations(folder.resolve("a/revoked.pem")).size());
    }

    @Test
    void shouldNameTheFileThatCantBeReadAndNotItsContent() throws IOException {
        Path file = Files.writeString(folder.resolve("x.key"), "a secret of no form");
        IOException refused = assertThrows(IOException.class, () -> Pem.key(file));
        assertTrue(String.valueOf(refused.getMessage()).contains("x.key"));
        assertFalse(String.valueOf(refused.getMessage()).contains("secret of"));
        assertThrows(IOException.class, () -> Pem.certificates(file));
        assertThrows(
                IllegalArgumentException.class,
                () -> new CertificateFolder.Order(1, NOON, "Op", HOSTS, List.of("../CS-1")));
    }
}
