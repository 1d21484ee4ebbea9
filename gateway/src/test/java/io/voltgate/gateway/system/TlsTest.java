package io.voltgate.gateway.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.voltgate.gateway.station.TestCertificates;
import io.voltgate.gateway.station.TestCertificates.Holder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A gateway with TLS as its operator runs it, without flags: what the JDK no longer offers by itself, it offers where OCPP asks for it. */
@Timeout(400)
class TlsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "0123456789abcdef";
    private static final String SUITE = "TLS_RSA_WITH_AES_128_GCM_SHA256";

    @TempDir
    private Path folder;

    @Test
    void shouldSpeakTheSuitesThatOcppAsksForAndKeepAStationToTls() throws IOException, InterruptedException {
        TestCertificates authority = TestCertificates.make("operator");
        Holder server = authority.issue("CN=gateway.example", "RSA");
        TestCertificates.write(Files.createDirectories(folder), "gateway", server);
        Ports ports = Ports.pick();
        Map<String, String> settings = Map.of(
                "VOLTGATE_STATIONS_TLS_PORT", Integer.toString(ports.station()),
                "VOLTGATE_STATIONS_TLS_LEGACY_PORT", Integer.toString(ports.backend()),
                "VOLTGATE_STATIONS_TLS_CERTIFICATE",
                        folder.resolve("gateway.pem").toString(),
                "VOLTGATE_STATIONS_TLS_KEY", folder.resolve("gateway.key").toString());
        try (GatewayProcess gateway = new GatewayProcess(folder, settings)) {
            gateway.start();
            gateway.backend().enter("CS-1", "{\"password\":\"" + PASSWORD + "\"}");
            SSLContext client = authority.client(Optional.empty());
            int plain = gateway.stations().getPort();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), plain)) {
                assertEquals(101, status(socket));
            }
            try (SSLSocket socket = dial(client, ports.backend(), "TLSv1", "TLS_RSA_WITH_AES_128_CBC_SHA")) {
                assertEquals(101, status(socket));
            }
            try (SSLSocket socket = dial(client, ports.station(), "TLSv1.2", SUITE)) {
                assertEquals(101, status(socket));
                Await.until(
                        PATIENCE,
                        () -> "no row of TLS",
                        () -> link(gateway).has("tls")
                                && link(gateway).get("tls").stringValue().equals("TLSv1.2 " + SUITE));
                assertEquals(2, link(gateway).get("securityProfile").intValue());
                assertEquals("ocpp1.6", link(gateway).get("protocol").stringValue());
                assertFalse(link(gateway).get("remoteAddress").stringValue().isEmpty());
            }
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), plain)) {
                assertEquals(403, status(socket), "a station that has come with TLS comes with TLS");
            }
            gateway.stop();
            gateway.start();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), plain)) {
                assertEquals(403, status(socket), "a restart changes nothing of that");
            }
            gateway.stop();
            gateway.assertNoErrors();
        }
    }

    private static JsonNode link(GatewayProcess gateway) throws InterruptedException {
        try {
            return gateway.backend().get("/api/v1/stations/CS-1").path("link");
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static SSLSocket dial(SSLContext client, int port, String protocol, String suite) throws IOException {
        SSLSocket socket = (SSLSocket) client.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setEnabledProtocols(new String[] {protocol});
        socket.setEnabledCipherSuites(new String[] {suite});
        return socket;
    }

    private static int status(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        String pair = Base64.getEncoder().encodeToString(("CS-1:" + PASSWORD).getBytes(UTF_8));
        String head = "GET /ocpp/CS-1 HTTP/1.1\r\nHost: gateway\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Authorization: Basic " + pair + "\r\nSec-WebSocket-Protocol: ocpp1.6\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(ISO_8859_1));
        byte[] line = socket.getInputStream().readNBytes(12);
        return Integer.parseInt(new String(line, ISO_8859_1).substring(9));
    }
}
