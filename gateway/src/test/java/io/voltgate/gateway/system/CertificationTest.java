package io.voltgate.gateway.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.voltgate.gateway.station.TestCertificates;
import io.voltgate.script.Scenario;
import io.voltgate.script.ScenarioReport;
import io.voltgate.simulator.scenario.Backend;
import io.voltgate.simulator.scenario.ScenarioTexts;
import io.voltgate.simulator.scenario.SocketScenarioRunner;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certification's cases for a charging station management system, each a scenario that plays the station and the backend against
 * one gateway. A few run at a time, on threads of their own; at the end it is said how many of the mandatory ones passed.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificationTest {
    private static final Logger LOG = LoggerFactory.getLogger(CertificationTest.class);
    private static final int AT_ONCE = 8;
    private static final SocketScenarioRunner.Waits WAITS =
            new SocketScenarioRunner.Waits(Duration.ofSeconds(30), Duration.ofMillis(300), Duration.ofSeconds(3));

    private static final SocketScenarioRunner.Waits IMPATIENT =
            new SocketScenarioRunner.Waits(Duration.ofSeconds(4), Duration.ofMillis(300), Duration.ofSeconds(3));

    private static final String PASSWORD = "0123456789abcdef";
    private static final Map<String, String> SETTINGS = Map.of(
            "VOLTGATE_STATIONS_AUTHENTICATION", "required",
            "VOLTGATE_STATIONS_UNKNOWN", "refuse",
            "VOLTGATE_STATIONS_ONBOARDING", "off",
            "VOLTGATE_AUTHORIZATION_UNKNOWN_TOKENS", "refuse");

    private final AtomicInteger untrue = new AtomicInteger();
    private final Set<String> passed = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());

    private List<CertificationCase> cases201 = List.of();
    private List<CertificationCase> cases16 = List.of();
    private final TestCertificates authority = TestCertificates.make("operator");
    private final int tlsPort = Ports.pick().station();

    private @Nullable Backend backend;
    private GatewayProcess gateway = new GatewayProcess(Path.of("none"), Map.of());

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        cases201 = CertificationCase.of("2.0.1");
        cases16 = CertificationCase.of("1.6");
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put("VOLTGATE_STATIONS_TLS_PORT", Integer.toString(tlsPort));
        settings.put(
                "VOLTGATE_STATIONS_TLS_CERTIFICATE",
                folder.resolve("gateway.pem").toString());
        settings.put("VOLTGATE_STATIONS_TLS_KEY", folder.resolve("gateway.key").toString());
        TestCertificates.write(folder, "gateway", authority.issue("CN=gateway.example", "RSA"));
        gateway = new GatewayProcess(folder, settings);
        gateway.start();
        backend = new Backend(gateway.backend().url(), BackendClient.KEY);
    }

    @TestFactory
    Stream<DynamicTest> shouldPassTheCasesOf201() {
        return play(cases201);
    }

    @TestFactory
    Stream<DynamicTest> shouldPassTheFeaturesOf16() {
        return play(cases16);
    }

    /** TC_A_04, TLS - server-side certificate: Valid certificate. */
    @Test
    void shouldPassTC_A_04ByShowingACertificateThatTheStationTrusts() throws IOException, InterruptedException {
        gateway.backend().enter("TC_A_04", "{\"password\":\"" + PASSWORD + "\"}");
        try (SSLSocket socket = dial("TLSv1.2")) {
            assertEquals(2, socket.getSession().getPeerCertificates().length, "the chain up to the root");
            String pair = Base64.getEncoder().encodeToString(("TC_A_04:" + PASSWORD).getBytes(ISO_8859_1));
            String head = "GET /ocpp/TC_A_04 HTTP/1.1\r\nHost: gateway\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + "Authorization: Basic " + pair + "\r\nSec-WebSocket-Protocol: ocpp2.0.1\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(ISO_8859_1));
            byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 101".length());
            assertEquals("HTTP/1.1 101", new String(status, ISO_8859_1));
            Await.until(WAITS.answer(), () -> "no row of TLS", () -> securityProfile() == 2);
        }
        passed.add("TC_A_04");
    }

    private int securityProfile() throws InterruptedException {
        try {
            return gateway.backend()
                    .get("/api/v1/stations/TC_A_04")
                    .at("/link/securityProfile")
                    .asInt(0);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /** TC_A_06, TLS - server-side certificate: TLS version too low. */
    @Test
    void shouldPassTC_A_06ByEndingTheHandshakeOfATooLowVersion() {
        assertThrows(SSLHandshakeException.class, () -> dial("TLSv1.1").close());
        assertThrows(SSLHandshakeException.class, () -> dial("TLSv1").close());
        passed.add("TC_A_06");
    }

    private SSLSocket dial(String protocol) throws IOException {
        SSLSocket socket = (SSLSocket) authority
                .client(Optional.empty())
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), tlsPort);
        socket.setSoTimeout((int) WAITS.answer().toMillis());
        socket.setEnabledProtocols(new String[] {protocol});
        socket.startHandshake();
        return socket;
    }

    /** What these tests are worth: a row, a frame or a fact that is not so ends a scenario at its line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "? /stations/{station} device.bootStatus=REJECTED",
                "? /sessions?station={station} count=1",
                "> Heartbeat < currentTime=-",
                "> Heartbeat < ok => SessionStarted",
                "! ClearCache < 409",
                "connect password=wrong < 101"
            })
    void shouldSeeWhatIsNotSo(String line) {
        String text = "use certification/use/booted-2.0.1\n" + line;
        SocketScenarioRunner.Setup setup = new SocketScenarioRunner.Setup(
                gateway.stations(), "Untrue" + untrue.incrementAndGet() + "-", null, IMPATIENT, backend);
        ScenarioReport report = new SocketScenarioRunner(setup, System.currentTimeMillis())
                .run(Scenario.parse("untrue", text, ScenarioTexts::ofName));
        assertEquals(
                List.of(2),
                report.failures().stream().map(ScenarioReport.Failure::line).toList());
    }

    private Stream<DynamicTest> play(List<CertificationCase> cases) {
        Map<CertificationCase, Future<List<String>>> reports = new HashMap<>();
        cases.forEach(each -> reports.put(each, threads.submit(() -> run(each))));
        return cases.stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.scenario().name() + " " + each.title(),
                        () -> assertEquals(List.of(), reports.get(each).get())));
    }

    /** What went otherwise than the case wants, and what the strict eye found besides. */
    private List<String> run(CertificationCase played) {
        SocketScenarioRunner.Setup setup = new SocketScenarioRunner.Setup(
                gateway.stations(), played.scenario().name() + "-", null, WAITS, backend);
        SocketScenarioRunner runner = new SocketScenarioRunner(setup, System.currentTimeMillis());
        ScenarioReport report = runner.run(played.scenario());
        List<String> wrong = Stream.concat(report.failures().stream(), runner.breaches().stream())
                .map(Record::toString)
                .toList();
        if (wrong.isEmpty()) {
            passed.add(played.scenario().name());
        }
        return wrong;
    }

    @AfterAll
    void stop() throws IOException, InterruptedException {
        threads.shutdownNow();
        if (backend != null) {
            backend.close();
        }
        gateway.stop();
        gateway.close();
        gateway.assertNoErrors();
        tell();
    }

    /** Says how many passed; a mandatory case that nobody played is a failure too. */
    private void tell() {
        Map<String, List<String>> missing = new HashMap<>();
        CertificationCase.mandatory(cases201).forEach((profile, ids) -> {
            List<String> open = new ArrayList<>(ids);
            open.removeAll(passed);
            LOG.info("OCPP 2.0.1, {}: {} of {} mandatory cases passed", profile, ids.size() - open.size(), ids.size());
            if (!open.isEmpty()) {
                missing.put(profile, open);
            }
        });
        LOG.info("OCPP 2.0.1: {} of {} scenarios passed", count(cases201), cases201.size());
        LOG.info("OCPP 1.6: {} of {} scenarios passed", count(cases16), cases16.size());
        assertEquals(Map.of(), missing, "mandatory cases that did not pass");
    }

    private long count(List<CertificationCase> cases) {
        return cases.stream()
                .filter(each -> passed.contains(each.scenario().name()))
                .count();
    }
}
