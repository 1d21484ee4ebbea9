package io.voltgate.simulator.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.pki.Flaw;
import io.voltgate.simulator.pki.KeyedCertificate;
import io.voltgate.simulator.pki.Pem;
import io.voltgate.simulator.pki.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** Firmware that is really fetched from a server on the loop-back, checked, installed, and published. */
@Timeout(60)
final class FirmwareTest {
    private static final byte[] FILE = "the new firmware".repeat(5_000).getBytes(StandardCharsets.UTF_8);
    private static final long HOUR = 3_600_000;

    /** What transfers tell, for the test's thread. */
    private final BlockingQueue<Runnable> told = new LinkedBlockingQueue<>();

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    /** What is under "third" comes at the third time only. */
    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean there = path.startsWith("/third") ? asked.incrementAndGet() >= 3 : !path.startsWith("/never");
        try (exchange) {
            exchange.sendResponseHeaders(there ? 200 : 503, there ? FILE.length : -1);
            if (there) {
                exchange.getResponseBody().write(FILE);
            }
        }
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private Workbench bench(OcppVersion version) {
        Workbench bench = Workbench.of(version);
        bench.timeline.carriedBy(new HttpTransfers(told::add));
        return bench;
    }

    /** Waits for what a transfer tells, and lets it be heard. */
    private void hear(Workbench bench) throws InterruptedException {
        Runnable outcome = told.poll(20, TimeUnit.SECONDS);
        assertNotNull(outcome, "no transfer has ended");
        outcome.run();
        bench.timeline.pass(0);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static TestAuthority maker(Workbench bench) {
        return TestAuthority.of(5, Instant.ofEpochMilli(bench.timeline.nowMs()));
    }

    private static String signature(KeyedCertificate signer, byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer.key());
        signature.update(content);
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    private String order(String path, String pem, String signature) {
        ObjectNode firmware = Json.of("location", url(path)).put("retrieveDateTime", "2026-01-01T00:00:00Z");
        if (!pem.isEmpty()) {
            firmware.put("signingCertificate", pem).put("signature", signature);
        }
        ObjectNode payload = Json.object().put("requestId", 9).put("retries", 2).put("retryInterval", 60);
        payload.set("firmware", firmware);
        return payload.toString();
    }

    private static String updates(OcppVersion version) {
        return version == OcppVersion.V16 ? "SignedUpdateFirmware" : "UpdateFirmware";
    }

    private static List<String> steps(Workbench bench) {
        return bench.said(bench.is16() ? "SignedFirmwareStatusNotification" : "FirmwareStatusNotification", "status");
    }

    private static String status(Workbench bench, String payload) {
        return Json.text(bench.asked(updates(bench.station.version()), payload), "status");
    }

    private static String version(Workbench bench) {
        return bench.last("BootNotification")
                .text(bench.is16() ? "firmwareVersion" : "chargingStation.firmwareVersion");
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldInstallWhatIsSignedByItsMaker(OcppVersion version) throws Exception {
        Workbench bench = bench(version);
        assertEquals("1.0", version(bench));
        assertEquals(
                bench.station.identity(),
                bench.last("BootNotification")
                        .text(bench.is16() ? "chargePointSerialNumber" : "chargingStation.serialNumber"));
        bench.asked(
                "InstallCertificate",
                Json.of("certificateType", "ManufacturerRootCertificate")
                        .put("certificate", Pem.text(List.of(maker(bench).root())))
                        .toString());
        KeyedCertificate signer = maker(bench).station(Flaw.NONE, "Maker", "firmware");
        assertEquals(
                "Accepted", status(bench, order("/fw-2.4.1.bin", Pem.text(signer.chain()), signature(signer, FILE))));
        hear(bench);
        bench.timeline.pass(HOUR);
        assertEquals(
                List.of(
                        "Downloading",
                        "Downloaded",
                        "SignatureVerified",
                        "Installing",
                        "InstallRebooting",
                        "Installed"),
                steps(bench));
        assertEquals("2.4.1", version(bench));
        if (version != OcppVersion.V16) {
            assertEquals("FirmwareUpdate", bench.last("BootNotification").text("reason"));
        }
        bench.checkSaid();
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldNotInstallWhatWasChangedOnItsWay(OcppVersion version) throws Exception {
        Workbench bench = bench(version);
        KeyedCertificate signer = maker(bench).station(Flaw.NONE, "Maker", "firmware");
        String other = signature(signer, "another file".getBytes(StandardCharsets.UTF_8));
        assertEquals("Accepted", status(bench, order("/fw-2.4.1.bin", Pem.text(signer.chain()), other)));
        hear(bench);
        bench.timeline.pass(HOUR);
        assertEquals(List.of("Downloading", "Downloaded", "InvalidSignature"), steps(bench));
        assertEquals(List.of("InvalidFirmwareSignature"), bench.said("SecurityEventNotification", "type"));
        assertEquals("1.0", version(bench));
        bench.checkSaid();
    }

    @ParameterizedTest
    @CsvSource({
        "V16, EXPIRED, InvalidCertificate",
        "V201, EXPIRED, InvalidCertificate",
        "V21, NOT_YET_VALID, InvalidCertificate",
        "V16, REVOKED, RevokedCertificate",
        "V201, REVOKED, RevokedCertificate",
        "V201, UNKNOWN_AUTHORITY, InvalidCertificate"
    })
    void shouldRefuseSignersThatNobodyShouldBelieve(OcppVersion version, Flaw flaw, String answer) throws Exception {
        Workbench bench = bench(version);
        bench.asked(
                "InstallCertificate",
                Json.of("certificateType", "ManufacturerRootCertificate")
                        .put("certificate", Pem.text(List.of(maker(bench).root())))
                        .toString());
        KeyedCertificate signer = maker(bench).station(flaw, "Maker", "firmware");
        assertEquals(answer, status(bench, order("/fw", Pem.text(signer.chain()), signature(signer, FILE))));
        bench.timeline.pass(HOUR);
        assertEquals(List.of(), steps(bench));
        bench.checkSaid();
    }

    @ParameterizedTest
    @CsvSource({"V201, /third-3.0, 3, Installed", "V21, /never-3.0, 3, DownloadFailed"})
    void shouldTryAsOftenAsItMay(OcppVersion version, String path, int attempts, String last) throws Exception {
        Workbench bench = bench(version);
        assertEquals("Accepted", status(bench, order(path, "", "")));
        for (int i = 0; i < attempts; i++) {
            hear(bench);
            assertTrue(
                    i == attempts - 1 || steps(bench).equals(List.of("Downloading")),
                    () -> steps(bench).toString());
            bench.timeline.pass(61_000);
        }
        bench.timeline.pass(HOUR);
        assertEquals(last, steps(bench).getLast());
        bench.checkSaid();
    }

    @Test
    void shouldTellThatABrokenFileIsNoFirmware() throws Exception {
        Workbench bench = bench(OcppVersion.V201);
        status(bench, order("/broken-9.9.bin", "", ""));
        hear(bench);
        bench.timeline.pass(HOUR);
        assertEquals("InstallationFailed", steps(bench).getLast());
        assertEquals(1, bench.heard("BootNotification"));
    }

    @ParameterizedTest
    @EnumSource(OcppVersion.class)
    void shouldLetAVehicleEndFirstAndNobodyElseBegin(OcppVersion version) throws Exception {
        Workbench bench = bench(version);
        bench.charge(1, "A");
        KeyedCertificate signer = maker(bench).station(Flaw.NONE, "Maker", "firmware");
        status(bench, order("/fw", Pem.text(signer.chain()), signature(signer, FILE)));
        hear(bench);
        bench.timeline.pass(HOUR);
        assertEquals("InstallScheduled", steps(bench).getLast());
        assertEquals(PlugState.CHARGING, bench.state(1));
        assertEquals(PlugState.UNAVAILABLE, bench.state(2));
        bench.station.byHand().unplug(1);
        bench.timeline.pass(HOUR);
        assertEquals("Installed", steps(bench).getLast());
        assertEquals("1.1", version(bench));
        assertEquals(PlugState.AVAILABLE, bench.state(1));
        assertEquals(PlugState.AVAILABLE, bench.state(2));
        bench.checkSaid();
    }

    private String publish(byte[] content, String path) throws GeneralSecurityException {
        String checksum =
                HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        return Json.of("location", url(path))
                .put("checksum", checksum)
                .put("requestId", 4)
                .toString();
    }

    @ParameterizedTest
    @EnumSource(
            value = OcppVersion.class,
            names = {"V201", "V21"})
    void shouldPublishWhatItHasFetched(OcppVersion version) throws Exception {
        Workbench bench = bench(version);
        String order = publish(FILE, "/fw");
        String checksum = "{\"checksum\":\"" + Json.text(FakeGateway.JSON.readTree(order), "checksum") + "\"}";
        assertEquals("NoFirmware", Json.text(bench.asked("UnpublishFirmware", checksum), "status"));
        assertEquals("Accepted", Json.text(bench.asked("PublishFirmware", order), "status"));
        assertEquals("DownloadOngoing", Json.text(bench.asked("UnpublishFirmware", checksum), "status"));
        hear(bench);
        hear(bench);
        assertEquals(
                List.of("Downloading", "Downloaded", "ChecksumVerified", "Published"),
                bench.said("PublishFirmwareStatusNotification", "status"));
        String place = bench.last("PublishFirmwareStatusNotification")
                .payload()
                .path("location")
                .path(0)
                .asString();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> copy = client.send(
                    HttpRequest.newBuilder(URI.create(place)).build(), HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(FILE.length, copy.body().length);
        }
        assertEquals("Unpublished", Json.text(bench.asked("UnpublishFirmware", checksum), "status"));
        bench.asked("PublishFirmware", publish("another file".getBytes(StandardCharsets.UTF_8), "/fw"));
        hear(bench);
        assertEquals(
                "InvalidChecksum",
                bench.last("PublishFirmwareStatusNotification").text("status"));
        bench.checkSaid();
    }
}
