package io.voltgate.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.script.Scenario;
import io.voltgate.script.ScenarioReport;
import io.voltgate.simulator.scenario.SocketScenarioRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios over real sockets, against a small server on the loop-back that accepts everything. */
@Timeout(60)
final class ScenarioCommandTest {
    @TempDir
    private Path folder;

    private static ScenarioReport run(CannedServer server, String text) {
        SocketScenarioRunner.Setup setup = new SocketScenarioRunner.Setup(
                server.url(),
                "X-",
                null,
                new SocketScenarioRunner.Waits(Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofMillis(50)),
                null);
        return new SocketScenarioRunner(setup, 1_790_000_000_000L).run(Scenario.parse(text));
    }

    @Test
    void shouldRunABuiltInScenarioWithExitCode0() throws InterruptedException {
        try (CannedServer server = CannedServer.good()) {
            assertEquals(
                    0,
                    Main.execute(
                            "scenario", "plug-to-row-1.6", "--url", server.url().toString()));
            assertTrue(server.heard().stream()
                    .anyMatch(call -> call.payload().contains("\"transactionId\":1,\"meterStop\":6250")));
        }
    }

    @Test
    void shouldEndWithExitCode1WhereTheServerBreaksARule() throws InterruptedException {
        try (CannedServer server = CannedServer.listening()) {
            String url = server.url().toString();
            assertEquals(1, Main.execute("scenario", "plug-to-row-1.6", "--url", url));
            assertEquals(0, Main.execute("scenario", "plug-to-row-1.6", "--url", url, "--lenient"));
        }
    }

    /** The small server gives each start a new transaction, which is wrong. */
    @Test
    void shouldFindAServerThatForgetsAStartWithExitCode1() throws InterruptedException {
        try (CannedServer server = CannedServer.listening()) {
            assertEquals(
                    1,
                    Main.execute(
                            "scenario", "retry-of-start", "--url", server.url().toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plug-to-row-1.6",
                "plug-to-row-2.0.1",
                "retry-of-start",
                "stop-twice",
                "unknown-transaction",
                "bad-messages-1.6",
                "bad-messages-2.0.1"
            })
    void shouldUnderstandEveryBuiltInScenario(String name) throws InterruptedException {
        int nobodyListens = Main.execute("scenario", name, "--url", "ws://127.0.0.1:1/ocpp", "--timeout", "5");
        assertEquals(1, nobodyListens);
    }

    @Test
    void shouldNameTheLineThatWentWrongAndCountFactsItCannotSee() throws InterruptedException {
        try (CannedServer server = CannedServer.listening()) {
            ScenarioReport report = run(server, """
                station A ocpp1.6
                  > BootNotification     < Accepted   => StationBooted
                  after 20ms
                  > Heartbeat            < Rejected
                  > Heartbeat            < ok
                """);
            assertEquals(1, report.failures().size());
            assertEquals(4, report.failures().getFirst().line());
            assertEquals(4, report.steps());
            assertEquals(1, report.unchecked());
        }
    }

    @Test
    void shouldRefuseWhatSocketsCannotDo() throws InterruptedException {
        try (CannedServer server = CannedServer.listening()) {
            for (String step : new String[] {"crash", "restart", "after 1h", "! ClearCache"}) {
                ScenarioReport report = run(server, "station A ocpp1.6\n" + step);
                assertEquals(2, report.failures().getFirst().line(), step);
            }
        }
    }

    @Test
    void shouldRefuseBadScenariosWithExitCode2() throws IOException {
        Path file = folder.resolve("bad.scenario");
        Files.writeString(file, "dance\n");
        assertEquals(2, Main.execute("scenario", file.toString()));
        assertEquals(2, Main.execute("scenario", "no-such-scenario"));
        assertEquals(2, Main.execute("scenario"));
    }
}
