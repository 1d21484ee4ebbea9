package io.voltgate.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.simulator.fleet.Fleet;
import io.voltgate.simulator.fleet.FleetPlan;
import io.voltgate.simulator.station.Counts;
import io.voltgate.simulator.station.DriverHabits;
import io.voltgate.simulator.station.Patience;
import io.voltgate.simulator.station.SessionRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fleets over real sockets, against a small server on the loop-back. */
@Timeout(120)
final class FleetTest {
    private static final Patience QUICK = new Patience(5_000, 5, 1, 50, 500);

    private static FleetPlan plan(URI url) {
        return FleetPlan.to(url)
                .withHabits(new DriverHabits(2_000, 500, 3_000, 0, 60_000))
                .withPatience(QUICK);
    }

    @Test
    void shouldDriveEverySessionToItsEnd() throws InterruptedException {
        try (CannedServer server = CannedServer.listening();
                Fleet fleet = Fleet.start(plan(server.url())
                        .withStations(20)
                        .withSessionsPerStation(2)
                        .withCompression(true))) {
            assertTrue(fleet.awaitDone(Duration.ofSeconds(60)), () -> String.valueOf(fleet.counts()));
            assertEquals(List.of(), fleet.complaints());
            Counts counts = fleet.counts();
            assertEquals(40, counts.sessionsDone());
            assertEquals(20, counts.booted());
            assertEquals(20, counts.connected());
            assertEquals(0, counts.charging());
            List<SessionRecord> sessions = fleet.records().stream()
                    .flatMap(each -> each.sessions().stream())
                    .toList();
            assertEquals(
                    counts.deliveredWh(),
                    sessions.stream().mapToLong(SessionRecord::deliveredWh).sum());
            long starts = server.heard().stream()
                    .filter(call -> call.action().equals("StartTransaction")
                            || call.payload().contains("\"Started\""))
                    .count();
            assertEquals(40, starts);
        }
    }

    @Test
    void shouldCarryTwoHundredStationsInOneProcess() throws InterruptedException {
        try (CannedServer server = CannedServer.listening();
                Fleet fleet = Fleet.start(plan(server.url()).withStations(200).withSessionsPerStation(2))) {
            assertTrue(fleet.awaitDone(Duration.ofSeconds(90)), () -> String.valueOf(fleet.counts()));
            assertEquals(List.of(), fleet.complaints());
            assertEquals(400, fleet.counts().sessionsDone());
            assertEquals(200, fleet.records().size());
        }
    }

    @Test
    void shouldSurviveAServerThatGoesAndComesBack() throws InterruptedException {
        CannedServer first = CannedServer.listening();
        URI url = first.url();
        try (Fleet fleet = Fleet.start(plan(url).withStations(6).withSessionsPerStation(3))) {
            assertFalse(fleet.awaitDone(Duration.ofMillis(300)));
            first.close();
            assertFalse(fleet.awaitDone(Duration.ofMillis(500)));
            try (CannedServer second = CannedServer.listening(url.getPort())) {
                assertTrue(fleet.awaitDone(Duration.ofSeconds(60)), () -> String.valueOf(fleet.counts()));
                assertEquals(18, fleet.counts().sessionsDone());
                assertFalse(second.heard().isEmpty());
            }
        }
    }

    @Test
    void shouldFinishWhatRunsWhenStopped() throws InterruptedException {
        try (CannedServer server = CannedServer.listening();
                Fleet fleet = Fleet.start(plan(server.url())
                        .withStations(4)
                        .withSessionsPerStation(0)
                        .withPassword("open sesame 1234"))) {
            assertFalse(fleet.awaitDone(Duration.ofSeconds(1)));
            assertTrue(fleet.stop(Duration.ofSeconds(20)), () -> String.valueOf(fleet.counts()));
            assertEquals(0, fleet.counts().charging());
            fleet.records().forEach(station -> {
                assertEquals(0, station.queued());
                station.sessions().stream()
                        .filter(SessionRecord::begun)
                        .forEach(session -> assertTrue(session.complete()));
            });
            String basic =
                    Base64.getEncoder().encodeToString("SIM-0001:open sesame 1234".getBytes(StandardCharsets.UTF_8));
            assertEquals("Basic " + basic, server.authorizations().get("SIM-0001"));
        }
    }

    @Test
    void shouldSayAllWentWellWithExitCode0() throws InterruptedException {
        StringWriter out = new StringWriter();
        try (CannedServer server = CannedServer.listening()) {
            int code = RunCommand.run(
                    plan(server.url()).withStations(2),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(10),
                    new PrintWriter(out));
            assertEquals(0, code, out::toString);
            assertTrue(out.toString().contains("all went well"), out::toString);
        }
    }

    @Test
    void shouldComplainWithExitCode1WhereNobodyListens() throws InterruptedException {
        StringWriter out = new StringWriter();
        FleetPlan plan = plan(URI.create("ws://127.0.0.1:1/ocpp")).withStations(1);
        int code = RunCommand.run(plan, Duration.ofMillis(300), Duration.ofMillis(200), new PrintWriter(out));
        assertEquals(1, code);
        assertTrue(out.toString().contains("SIM-0001 was never accepted"), out::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--version 3.0",
                "--stations 0",
                "--stations many",
                "run --nonsense",
                "run --duration 0",
                "run --url http://127.0.0.1:9000/ocpp",
                "run --url ws:nowhere",
                "run --report no-such-folder/page.html",
                "terminal --url 127.0.0.1",
                "verify --url ws://127.0.0.1:1/ocpp"
            })
    void shouldRefuseBadUsageInASentenceWithExitCode2(String usage) {
        PrintStream usual = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertEquals(2, Main.execute(usage.split(" ", -1)));
        } finally {
            System.setErr(usual);
        }
        assertEquals(1, said.toString(StandardCharsets.UTF_8).lines().count(), said::toString);
    }

    @Test
    void shouldHelp() {
        assertEquals(0, Main.execute("run", "--help"));
    }

    @Test
    void shouldTakeOptionsFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("night.args"), "--stations\n0\n");
        assertEquals(2, Main.execute("run", "@" + file));
        assertEquals(0, Main.execute("run", "@" + Files.writeString(file, "--help\n")));
    }
}
