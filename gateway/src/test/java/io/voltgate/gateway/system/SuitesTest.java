package io.voltgate.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.script.Scenario;
import io.voltgate.script.ScenarioReport;
import io.voltgate.simulator.link.Tls;
import io.voltgate.simulator.pki.CertificateFolder;
import io.voltgate.simulator.pki.Pem;
import io.voltgate.simulator.scenario.Backend;
import io.voltgate.simulator.scenario.ScenarioTexts;
import io.voltgate.simulator.scenario.SocketScenarioRunner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The suites that any server can be tried with, played to this one: what every server must do, the quirks of stations by their numbers,
 * and the edges of a bill with their rows. A few run at a time, on threads of their own.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuitesTest {
    private static final int AT_ONCE = 8;
    private static final String PASSWORD = "0123456789abcdef";
    private static final SocketScenarioRunner.Waits WAITS =
            new SocketScenarioRunner.Waits(Duration.ofSeconds(30), Duration.ofMillis(200), Duration.ofSeconds(3));
    /** Quirks of TLS are played at the port with TLS. */
    private static final Pattern OVER_TLS = Pattern.compile("quirks/quirk-10-.*");

    private final ExecutorService threads =
            Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
    private @Nullable Backend backend;
    private @Nullable Tls trusted;
    private URI secured = URI.create("wss://none");
    private GatewayProcess gateway = new GatewayProcess(Path.of("none"), Map.of());

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        Path certificates = folder.resolve("certificates");
        CertificateFolder.write(
                certificates,
                new CertificateFolder.Order(7, Instant.now(), "Voltgate", List.of("localhost"), List.of()));
        trusted = Tls.trusting(new Tls.Trust(Pem.certificates(certificates.resolve("root.pem")), List.of()));
        int port = Ports.pick().station();
        secured = URI.create("wss://localhost:" + port + "/ocpp");
        gateway = new GatewayProcess(folder, settings(certificates, port));
        gateway.start();
        backend = new Backend(gateway.backend().url(), BackendClient.KEY);
    }

    /** Answers that come too late, and pings that are not answered, are waited for less long than in the field. */
    private static Map<String, String> settings(Path certificates, int port) {
        return Map.of(
                "VOLTGATE_STATIONS_AUTHENTICATION", "required",
                "VOLTGATE_STATIONS_UNKNOWN", "refuse",
                "VOLTGATE_STATIONS_ONBOARDING", "off",
                "VOLTGATE_STATIONS_CALL_TIMEOUT_SECONDS", "5",
                "VOLTGATE_STATIONS_PING_SECONDS", "1",
                "VOLTGATE_STATIONS_TLS_PORT", Integer.toString(port),
                "VOLTGATE_STATIONS_TLS_CERTIFICATE",
                        certificates.resolve("server-right.pem").toString(),
                "VOLTGATE_STATIONS_TLS_KEY",
                        certificates.resolve("server-right.key").toString(),
                "VOLTGATE_AUTHORIZATION_UNKNOWN_TOKENS", "refuse");
    }

    @TestFactory
    Stream<DynamicTest> shouldDoWhatEveryServerMust() {
        return play("core", 110);
    }

    @TestFactory
    Stream<DynamicTest> shouldTakeEveryQuirk() {
        return play("quirks", 76);
    }

    @TestFactory
    Stream<DynamicTest> shouldBillEveryEdge() {
        return play("billing", 50);
    }

    private Stream<DynamicTest> play(String suite, int atLeast) {
        List<String> names = ScenarioTexts.below(suite);
        assertTrue(names.size() >= atLeast, () -> suite + " has " + names.size());
        List<Future<List<String>>> reports =
                names.stream().map(name -> threads.submit(() -> run(name))).toList();
        return Stream.iterate(0, i -> i < names.size(), i -> i + 1)
                .map(i -> DynamicTest.dynamicTest(
                        names.get(i),
                        () -> assertEquals(List.of(), reports.get(i).get())));
    }

    /** What went otherwise than the text wants, and what the strict eye found besides. */
    private List<String> run(String name) {
        String text = Objects.requireNonNull(ScenarioTexts.ofName(name));
        SocketScenarioRunner.Setup setup = new SocketScenarioRunner.Setup(
                gateway.stations(), name.replace('/', '-') + "-", PASSWORD, WAITS, backend);
        boolean tls = OVER_TLS.matcher(name).matches();
        SocketScenarioRunner runner = new SocketScenarioRunner(
                tls ? setup.over(secured, Objects.requireNonNull(trusted)) : setup, System.currentTimeMillis());
        ScenarioReport report = runner.run(Scenario.parse(name, text, ScenarioTexts::ofName));
        return Stream.concat(report.failures().stream(), runner.breaches().stream())
                .map(Record::toString)
                .toList();
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
    }
}
