package io.voltgate.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.script.ScenarioReport;
import io.voltgate.simulator.scenario.Backend;
import io.voltgate.simulator.scenario.SocketScenarioRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
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

    private static final Map<String, String> SETTINGS = Map.of(
            "VOLTGATE_STATIONS_AUTHENTICATION", "required",
            "VOLTGATE_STATIONS_UNKNOWN", "refuse",
            "VOLTGATE_AUTHORIZATION_UNKNOWN_TOKENS", "refuse");

    private final Set<String> passed = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());

    private List<CertificationCase> cases201 = List.of();
    private List<CertificationCase> cases16 = List.of();
    private @Nullable Backend backend;
    private GatewayProcess gateway = new GatewayProcess(Path.of("none"), Map.of());

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        cases201 = CertificationCase.of("2.0.1");
        cases16 = CertificationCase.of("1.6");
        gateway = new GatewayProcess(folder, SETTINGS);
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

    private Stream<DynamicTest> play(List<CertificationCase> cases) {
        Map<CertificationCase, Future<ScenarioReport>> reports = new HashMap<>();
        cases.forEach(each -> reports.put(each, threads.submit(() -> run(each))));
        return cases.stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.scenario().name() + " " + each.title(),
                        () -> assertEquals(List.of(), reports.get(each).get().failures())));
    }

    private ScenarioReport run(CertificationCase played) {
        SocketScenarioRunner.Setup setup = new SocketScenarioRunner.Setup(
                gateway.stations(), played.scenario().name() + "-", null, WAITS, backend);
        ScenarioReport report = new SocketScenarioRunner(setup, System.currentTimeMillis()).run(played.scenario());
        if (report.isFine()) {
            passed.add(played.scenario().name());
        }
        return report;
    }

    @AfterAll
    void stop() throws IOException, InterruptedException {
        threads.shutdownNow();
        if (backend != null) {
            backend.close();
        }
        gateway.stop();
        gateway.close();
        tell();
        gateway.assertNoErrors();
    }

    private void tell() {
        CertificationCase.mandatory(cases201).forEach((profile, ids) -> {
            List<String> open = new ArrayList<>(ids);
            open.removeAll(passed);
            LOG.info(
                    "OCPP 2.0.1, {}: {} of {} mandatory cases passed, not: {}",
                    profile,
                    ids.size() - open.size(),
                    ids.size(),
                    open);
        });
        LOG.info("OCPP 2.0.1: {} of {} scenarios passed", count(cases201), cases201.size());
        LOG.info("OCPP 1.6: {} of {} scenarios passed", count(cases16), cases16.size());
    }

    private long count(List<CertificationCase> cases) {
        return cases.stream()
                .filter(each -> passed.contains(each.scenario().name()))
                .count();
    }
}
