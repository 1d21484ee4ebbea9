package io.voltgate.gateway.station;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.CloseReason;
import io.voltgate.domain.LinkSecurity;
import io.voltgate.engine.Input;
import io.voltgate.gateway.config.ConfigException;
import io.voltgate.gateway.station.TestCertificates.Holder;
import io.voltgate.persistence.store.PasswordHash;
import io.voltgate.persistence.store.StationAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stations that dial in with TLS, over real sockets. */
@Timeout(60)
class TlsServerTest {
    private static final TestCertificates OURS = TestCertificates.make("ours");
    /** Calls itself the same; else a client would not show what it has signed. */
    private static final TestCertificates FORGED = TestCertificates.make("ours");

    private static final Holder EC = OURS.issue("CN=gateway.example", "EC");
    private static final Holder RSA = OURS.issue("CN=gateway.example", "RSA");
    private static final String PASSWORD = "0123456789abcdef";
    private static final String HASH = PasswordHash.of(PASSWORD.getBytes(UTF_8), new SecureRandom());

    @TempDir
    private Path folder;

    private final List<Socket> sockets = new ArrayList<>();
    private final SSLContext plainClient = OURS.client(Optional.empty());
    private TestPlane test;
    private StationServer server;

    @BeforeEach
    void start() throws IOException {
        TestCertificates.write(folder, "ec", EC);
        TestCertificates.write(folder, "rsa", RSA);
        TestCertificates.writeChain(
                folder.resolve("ca.pem"),
                List.of(OURS.root().certificate(), OURS.intermediate().certificate()));
        open(Map.of());
    }

    private void open(Map<String, String> more) {
        Map<String, String> variables = new TreeMap<>(Map.of(
                "VOLTGATE_STATIONS_AUTHENTICATION", "required",
                "VOLTGATE_STATIONS_TLS_PORT", "0",
                "VOLTGATE_STATIONS_TLS_LEGACY_PORT", "0",
                "VOLTGATE_STATIONS_TLS_CERTIFICATE", folder.resolve("ec.pem").toString(),
                "VOLTGATE_STATIONS_TLS_KEY", folder.resolve("ec.key").toString(),
                "VOLTGATE_STATIONS_TLS_SECOND_CERTIFICATE",
                        folder.resolve("rsa.pem").toString(),
                "VOLTGATE_STATIONS_TLS_SECOND_KEY", folder.resolve("rsa.key").toString(),
                "VOLTGATE_STATIONS_TLS_CLIENT_CA", folder.resolve("ca.pem").toString(),
                "VOLTGATE_STATIONS_TLS_CPO_NAME", "Volt & Sons, Inc."));
        variables.putAll(more);
        test = new TestPlane(variables);
        server = new StationServer(test.plane);
        server.accept();
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.stop(5_000);
        test.plane.admission().close();
    }

    private void reopen(Map<String, String> more) throws IOException, InterruptedException {
        stop();
        open(more);
    }

    /** A socket whose TLS is agreed on. */
    private SSLSocket dial(SSLContext client, int port, String protocol, String... suites) throws IOException {
        SSLSocket socket = (SSLSocket) client.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        sockets.add(socket);
        socket.setSoTimeout(20_000);
        socket.setEnabledProtocols(new String[] {protocol});
        if (suites.length > 0) {
            socket.setEnabledCipherSuites(suites);
        }
        socket.startHandshake();
        return socket;
    }

    private static String basic(String password) {
        String pair = Base64.getEncoder().encodeToString(("CS-1:" + password).getBytes(UTF_8));
        return "Authorization: Basic " + pair + "\r\n";
    }

    private static int status(Socket socket, String headers) throws IOException {
        String head = "GET /ocpp/CS-1 HTTP/1.1\r\nHost: gateway\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + headers
                + (headers.contains("Protocol") ? "" : "Sec-WebSocket-Protocol: ocpp1.6\r\n") + "\r\n";
        socket.getOutputStream().write(head.getBytes(ISO_8859_1));
        byte[] line = socket.getInputStream().readNBytes(12);
        return Integer.parseInt(new String(line, ISO_8859_1).substring(9));
    }

    private LinkSecurity cameIn() {
        return assertInstanceOf(Input.Connected.class, told()).security();
    }

    private Input told() {
        List<Input> told = new ArrayList<>();
        while (told.isEmpty()) {
            test.inbox.drain(told::add, 1);
            LockSupport.parkNanos(1_000_000);
        }
        return told.getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, TLS_AES_128_GCM_SHA256",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLSv1.2, TLS_RSA_WITH_AES_128_GCM_SHA256",
        "TLSv1.2, TLS_RSA_WITH_AES_256_GCM_SHA384",
        "TLSv1.2, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    })
    void shouldSpeakEachSuiteThatOcppAsksForWithoutBeingToldAServersName(String protocol, String suite)
            throws IOException {
        test.enter("CS-1", PASSWORD.getBytes(UTF_8));
        SSLSocket socket = dial(plainClient, server.tlsPort(), protocol, suite);
        assertEquals(2, socket.getSession().getPeerCertificates().length, "the chain up to the root");
        assertEquals(101, status(socket, basic(PASSWORD)));
        assertEquals(new LinkSecurity(2, protocol + " " + suite), cameIn());
    }

    @ParameterizedTest
    @CsvSource({"TLSv1, TLS_RSA_WITH_AES_128_CBC_SHA", "TLSv1.1, TLS_RSA_WITH_AES_128_CBC_SHA"})
    void quirk10_shouldSpeakOldTlsAtAPortOfItsOwnAlone(String protocol, String suite) throws IOException {
        test.enter("CS-1", PASSWORD.getBytes(UTF_8));
        assertThrows(SSLHandshakeException.class, () -> dial(plainClient, server.tlsPort(), protocol, suite));
        SSLSocket newer = dial(plainClient, server.legacyTlsPort(), protocol, suite);
        assertEquals(403, status(newer, basic(PASSWORD) + "Sec-WebSocket-Protocol: ocpp2.0.1\r\n"));
        SSLSocket socket = dial(plainClient, server.legacyTlsPort(), protocol, suite);
        assertEquals(101, status(socket, basic(PASSWORD)));
        assertEquals(new LinkSecurity(2, protocol + " " + suite), cameIn());
    }

    @Test
    void shouldDemandThePasswordBehindTlsToo() throws IOException {
        test.enter("CS-1", PASSWORD.getBytes(UTF_8));
        assertEquals(401, status(dial(plainClient, server.tlsPort(), "TLSv1.3"), ""));
        assertEquals(401, status(dial(plainClient, server.tlsPort(), "TLSv1.3"), basic("wrong")));
    }

    @Test
    void shouldLetAStationInByItsCertificate() throws IOException {
        test.enter("CS-1", new StationAccess(null, null, null, "SN-1", 0));
        Holder own = OURS.issue("CN=SN-1, O=\"Volt & Sons, Inc.\"", "EC");
        assertEquals(101, status(dial(OURS.client(Optional.of(own)), server.tlsPort(), "TLSv1.2"), ""));
        assertEquals(3, cameIn().profile());
    }

    /** OCPP 2.0.1 Part 2, B01.FR.11 and 12; a masked frame, since a WebSocket's client masks. */
    @ParameterizedTest
    @CsvSource({"SN-1, true", "SN-2, false"})
    void shouldCloseAStationThatBootsWithAnotherSerialNumberThanItsCertificateHas(String serial, boolean same)
            throws IOException {
        test.enter("CS-1", new StationAccess(null, null, null, "SN-1", 0));
        Holder own = OURS.issue("CN=SN-1,O=\"Volt & Sons, Inc.\"", "EC");
        SSLSocket socket = dial(OURS.client(Optional.of(own)), server.tlsPort(), "TLSv1.3");
        assertEquals(101, status(socket, "Sec-WebSocket-Protocol: ocpp2.0.1\r\n"));
        assertEquals(3, cameIn().profile());
        byte[] boot =
                ("[2,\"b\",\"BootNotification\",{\"reason\":\"PowerUp\",\"chargingStation\":{\"model\":\"Model of many"
                                + " words\",\"vendorName\":\"V\",\"serialNumber\":\"" + serial + "\"}}]")
                        .getBytes(UTF_8);
        socket.getOutputStream()
                .write(new byte[] {(byte) 0x81, (byte) 0xfe, (byte) (boot.length >> 8), (byte) boot.length, 0, 0, 0, 0
                });
        socket.getOutputStream().write(boot);
        Input next = told();
        if (same) {
            assertInstanceOf(Input.Asked.class, next);
        } else {
            assertEquals(
                    CloseReason.SERIAL_MISMATCH,
                    assertInstanceOf(Input.Disconnected.class, next).reason());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"CN=SN-2,O=\"Volt & Sons, Inc.\"", "CN=SN-1,O=Others", "CN=SN-1"})
    void shouldRefuseACertificateThatIsNotOfTheStation(String subject) throws IOException {
        test.enter("CS-1", new StationAccess(HASH, null, null, "SN-1", 0));
        SSLContext client = OURS.client(Optional.of(OURS.issue(subject, "EC")));
        assertEquals(403, status(dial(client, server.tlsPort(), "TLSv1.3"), basic(PASSWORD)));
    }

    @Test
    void shouldRefuseACertificateThatNoAuthorityOfOursHasSigned() throws IOException {
        test.enter("CS-1", new StationAccess(HASH, null, null, "SN-1", 0));
        Holder own = FORGED.issue("CN=SN-1,O=\"Volt & Sons, Inc.\"", "EC");
        SSLContext client = OURS.client(Optional.of(own));
        assertThrows(IOException.class, () -> status(dial(client, server.tlsPort(), "TLSv1.2"), basic(PASSWORD)));
        while (!test.counted("voltgate_handshakes_refused_total{reason=\"tls\"} 1")) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void shouldHoldAStationToTheProfileThatItHasComeWith() throws IOException, InterruptedException {
        test.enter("CS-1", new StationAccess(HASH, null, null, "SN-1", 0));
        SSLContext certified = OURS.client(Optional.of(OURS.issue("CN=SN-1,O=\"Volt & Sons, Inc.\"", "RSA")));
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            assertEquals(101, status(plain, basic(PASSWORD)));
        }
        assertEquals(101, status(dial(certified, server.tlsPort(), "TLSv1.3"), ""));
        assertEquals(403, status(dial(plainClient, server.tlsPort(), "TLSv1.3"), basic(PASSWORD)));
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            assertEquals(403, status(plain, basic(PASSWORD)));
        }
        reopen(Map.of("VOLTGATE_STATIONS_ALLOW_DOWNGRADE", "accept"));
        test.enter("CS-1", new StationAccess(HASH, null, null, "SN-1", 3));
        assertEquals(101, status(dial(plainClient, server.tlsPort(), "TLSv1.3"), basic(PASSWORD)));
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            assertEquals(403, status(plain, basic(PASSWORD)));
        }
    }

    @Test
    void shouldUseNewCertificatesAsSoonAsTheyAreThere() throws IOException {
        Files.writeString(folder.resolve("ec.pem"), "half written");
        while (!test.counted("voltgate_tls_certificates_read_total{outcome=\"refused\"} 1")) {
            LockSupport.parkNanos(1_000_000);
        }
        assertEquals(
                EC.certificate(),
                dial(plainClient, server.tlsPort(), "TLSv1.3").getSession().getPeerCertificates()[0]);
        Holder next = OURS.issue("CN=next.example", "EC");
        TestCertificates.write(folder, "ec", next);
        while (!test.counted("voltgate_tls_certificates_read_total{outcome=\"used\"}")) {
            LockSupport.parkNanos(1_000_000);
        }
        assertEquals(
                next.certificate(),
                dial(plainClient, server.tlsPort(), "TLSv1.3").getSession().getPeerCertificates()[0]);
    }

    @Test
    void shouldSayInOneSentenceWhichFileCantBeUsed() throws IOException {
        TestCertificates.write(folder, "other", OURS.issue("CN=other", "EC"));
        assertSentence("is not that of the first certificate in", "VOLTGATE_STATIONS_TLS_KEY", "other.key");
        assertSentence("no.pem can't be read", "VOLTGATE_STATIONS_TLS_CERTIFICATE", "no.pem");
        assertSentence("has no PRIVATE KEY", "VOLTGATE_STATIONS_TLS_KEY", "ec.pem");
    }

    private void assertSentence(String part, String variable, String file) {
        String value = folder.resolve(file).toString();
        Map<String, String> variables = Map.of(
                "VOLTGATE_STATIONS_TLS_PORT", "0",
                "VOLTGATE_STATIONS_TLS_CERTIFICATE",
                        variable.endsWith("CERTIFICATE")
                                ? value
                                : folder.resolve("ec.pem").toString(),
                "VOLTGATE_STATIONS_TLS_KEY",
                        variable.endsWith("KEY")
                                ? value
                                : folder.resolve("ec.key").toString());
        TestPlane broken = new TestPlane(variables);
        ConfigException wrong = assertThrows(ConfigException.class, () -> new StationServer(broken.plane));
        assertTrue(wrong.getMessage().contains(part), wrong.getMessage());
    }

    @Test
    void shouldPermitWhatOcppAsksForAndNoMore() {
        String list = "SSLv3, TLSv1, TLSv1.1, RC4, ECDH, TLS_RSA_*, anon";
        assertEquals("SSLv3, TLSv1, TLSv1.1, RC4, ECDH, anon", TlsAlgorithms.without(list, false));
        assertEquals("SSLv3, RC4, ECDH, anon", TlsAlgorithms.without(list, true));
    }
}
