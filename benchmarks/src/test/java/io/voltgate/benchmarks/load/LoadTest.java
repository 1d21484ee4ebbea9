package io.voltgate.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.benchmarks.report.Result;
import io.voltgate.benchmarks.report.ResultFiles;
import io.voltgate.benchmarks.report.Round;
import io.voltgate.benchmarks.report.TimeSeries;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole program over real sockets, for a second or two; how fast it is, is not asked. */
@Timeout(60)
class LoadTest {
    private static final String[] LITTLE_STORM = {
        "--stations", "40", "--others", "2", "--rate", "50", "--settle", "1", "--floor", "jackson"
    };

    private final StringWriter said = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = new CommandLine(new Load());
        PrintWriter writer = new PrintWriter(said, true);
        return line.setOut(writer).setErr(writer).execute(arguments);
    }

    private int run(TinyGateway gateway, Path folder, String question, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                question,
                "--url",
                gateway.stations().toString(),
                "--backend",
                gateway.backend().toString(),
                "--output",
                folder.toString(),
                "--stations",
                "3",
                "--rounds",
                "1",
                "--warm-up",
                "0",
                "--seconds",
                "1"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    @Test
    void shouldFindEverySessionOfAClosedLoop(@TempDir Path folder) throws IOException {
        try (TinyGateway gateway = new TinyGateway(0)) {
            assertEquals(0, run(gateway, folder, "sessions", "--meter-values", "2"), said::toString);
        }
        assertTrue(said.toString().contains("0 failures"), said::toString);
        assertTrue(said.toString().contains("sessions as acknowledged, 0 not"), said::toString);
        assertTrue(Files.readString(folder.resolve("sessions.hgrm")).contains("Percentile"));
        Result result = ResultFiles.read(folder).getFirst();
        assertTrue(result.rounds().getFirst().sessionsPerSecond() > 0, said::toString);
    }

    @Test
    void shouldMeasureTheFloorBesideTheGateway(@TempDir Path folder) throws IOException {
        try (TinyGateway gateway = new TinyGateway(0)) {
            assertEquals(0, run(gateway, folder, "closed", "--floor", "bare,jackson,gateway"), said::toString);
        }
        Result result = ResultFiles.read(folder).getFirst();
        assertEquals(
                List.of("gateway", "echo bare", "echo jackson", "echo gateway"),
                result.rounds().stream().map(Round::server).toList());
        assertTrue(result.rounds().stream().allMatch(round -> round.answeredPerSecond() > 0), said::toString);
        assertTrue(said.toString().contains("gateway to echo jackson"), said::toString);
    }

    @Test
    void shouldOfferTheRateOfAnOpenLoop(@TempDir Path folder) throws IOException {
        try (TinyGateway gateway = new TinyGateway(0)) {
            assertEquals(0, run(gateway, folder, "steady", "--rate", "60"), said::toString);
        }
        assertEquals(60, ResultFiles.read(folder).getFirst().rounds().getFirst().offeredPerSecond(), said::toString);
    }

    @Test
    void shouldFailWhereAnAcknowledgedSessionHasNoRow(@TempDir Path folder) throws IOException {
        try (TinyGateway gateway = new TinyGateway(5)) {
            assertEquals(1, run(gateway, folder, "sessions", "--meter-values", "1"), said::toString);
        }
        assertTrue(said.toString().contains("has no row"), said::toString);
    }

    private static List<String> of(TinyGateway gateway, Path folder, String question) {
        return List.of(
                question,
                "--url",
                gateway.stations().toString(),
                "--backend",
                gateway.backend().toString(),
                "--output",
                folder.toString());
    }

    private int run(List<String> first, String... more) {
        return run(Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void shouldCountTheStationsOfAStorm(@TempDir Path folder) throws IOException {
        try (TinyGateway gateway = new TinyGateway(0)) {
            List<String> storm = of(gateway, folder, "storm");
            assertEquals(0, run(storm, LITTLE_STORM), said::toString);
        }
        assertTrue(said.toString().contains("40 stations connect at once"), said::toString);
        assertTrue(said.toString().contains("ok   none of the storm refused by the gateway"), said::toString);
        assertTrue(said.toString().contains("echo jackson: p99 of the others"), said::toString);
        assertTrue(Files.exists(folder.resolve("storm-others.hgrm")));
    }

    @Test
    void shouldKeepIdleConnections(@TempDir Path folder) throws IOException {
        try (TinyGateway gateway = new TinyGateway(0)) {
            List<String> idle = of(gateway, folder, "idle");
            assertEquals(
                    0, run(idle, "--stations", "30", "--seconds", "1", "--booted", "--floor", "bare"), said::toString);
        }
        assertTrue(said.toString().contains("ok   echo bare keeps all connections"), said::toString);
    }

    @Test
    void shouldHearOfMeterValues(@TempDir Path folder) throws IOException {
        try (TinyGateway gateway = new TinyGateway(0)) {
            assertEquals(0, run(gateway, folder, "events", "--rate", "60"), said::toString);
        }
        assertTrue(
                said.toString().contains("ok   a consumer heard of every acknowledged meter value once"),
                said::toString);
    }

    @Test
    void shouldEnterStationsAndComeWithTheirPassword(@TempDir Path folder) throws IOException {
        try (TinyGateway gateway = new TinyGateway(0, true)) {
            assertEquals(0, run(gateway, folder, "closed", "--password", "right-for-a-test"), said::toString);
            List<String> storm = new ArrayList<>(of(gateway, folder, "storm"));
            storm.addAll(List.of("--password", "right-for-a-storm"));
            assertEquals(0, run(storm, LITTLE_STORM), said::toString);
        }
        Result closed = ResultFiles.read(folder).getFirst();
        assertTrue(closed.setting().included().startsWith("authentication (HTTP Basic"), said::toString);
    }

    @Test
    void shouldNotComeInWithoutPassword(@TempDir Path folder) throws IOException {
        try (TinyGateway gateway = new TinyGateway(0, true)) {
            assertEquals(1, run(gateway, folder, "closed"), said::toString);
        }
        assertTrue(said.toString().contains("401"), said::toString);
    }

    @Test
    void shouldTellNoFolderOfTheMachine(@TempDir Path folder) throws IOException {
        try (TinyGateway gateway = new TinyGateway(0)) {
            assertEquals(0, run(gateway, folder, "steady", "--rate", "60"), said::toString);
        }
        String written = Files.readString(folder.resolve("steady.json"));
        assertFalse(written.contains(folder.toString()), written);
        assertTrue(written.contains("--output " + folder.getFileName()), written);
    }

    @Test
    void shouldMeasureTheSimulator(@TempDir Path folder) throws IOException {
        List<String> fleet = List.of("fleet", "--output", folder.toString(), "--stations", "20", "--patience", "40");
        assertEquals(0, run(fleet, "--settle", "1", "--seconds", "2", "--rates", "20"), said::toString);
        assertTrue(said.toString().contains("= a station, resident"), said::toString);
        assertTrue(said.toString().contains("= highest rate of calls"), said::toString);
        assertTrue(said.toString().contains("ok   all stations stayed"), said::toString);
    }

    @Test
    void shouldRefuseAFleetThatCanNotBe(@TempDir Path folder) {
        List<String> fleet = List.of("fleet", "--output", folder.toString());
        assertEquals(2, run(fleet, "--stations", "1"));
        assertEquals(2, run(fleet, "--ramp", "fast"));
        assertEquals(2, run(fleet, "--floor", "gateway"));
    }

    @Test
    void shouldDrawWhatWasMeasured(@TempDir Path folder) throws IOException {
        try (TinyGateway gateway = new TinyGateway(0)) {
            assertEquals(0, run(gateway, folder, "steady", "--rate", "60", "--floor", "bare"), said::toString);
        }
        new TimeSeries("entries without rows", List.of(new TimeSeries.Point(0, 1), new TimeSeries.Point(2, 30)))
                .write(folder.resolve("steady-behind.csv"));
        assertEquals(0, run("report", folder.toString()), said::toString);
        assertTrue(Files.readString(folder.resolve("steady-behind.svg")).contains("entries without rows"));
        String page = Files.readString(folder.resolve("report.html"));
        assertTrue(page.contains("<svg") && page.contains("echo-bare"), page);
        assertTrue(Files.exists(folder.resolve("steady-latency.svg")));
        assertTrue(Files.readString(folder.resolve("targets.md")).contains("| steady | gateway p50 | <= 0.800 ms |"));
    }

    @Test
    void shouldRefuseToReportOnNothing(@TempDir Path folder) {
        assertEquals(2, run("report", folder.toString()));
    }

    @Test
    void shouldOnlyStopADatabaseOfItsOwn(@TempDir Path folder) throws IOException {
        try (TinyGateway gateway = new TinyGateway(0)) {
            assertEquals(2, run(of(gateway, folder, "slow-database")));
            assertEquals(2, run(of(gateway, folder, "rows")));
            assertEquals(2, run(of(gateway, folder, "start")));
            assertEquals(2, run(of(gateway, folder, "recovery")));
        }
    }

    @Test
    void shouldRefuseOtherMachines() {
        assertEquals(2, run("closed", "--url", "ws://192.0.2.7:9000/ocpp", "--backend", "http://127.0.0.1:8080"));
        assertTrue(said.toString().contains("this machine only"), said::toString);
    }

    @Test
    void shouldWantAQuestionToBeNamed() {
        assertEquals(2, run());
        assertTrue(said.toString().contains("steady"), said::toString);
    }
}
