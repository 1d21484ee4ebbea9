package io.voltgate.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The run command on a virtual clock, with all that it can be told besides. */
@Timeout(90)
final class VirtualRunTest {
    private record Run(int code, List<String> said) {
        List<String> digests() {
            return said.stream().filter(line -> line.contains("SHA-256")).toList();
        }

        List<String> complaints() {
            return said.stream()
                    .dropWhile(line -> !line.startsWith("NOT all went well"))
                    .skip(1)
                    .takeWhile(line -> line.startsWith("  "))
                    .toList();
        }

        boolean says(String text) {
            return said.stream().anyMatch(line -> line.contains(text));
        }
    }

    private static Run run(String... more) throws InterruptedException {
        StringWriter said = new StringWriter();
        try (CannedServer server = CannedServer.listening()) {
            String[] usual = {
                "--virtual",
                "--digest",
                "--hours=3",
                "--url=" + server.url(),
                "--stations=3",
                "--sessions=0",
                "--sample=300"
            };
            String[] all = Stream.of(usual, more).flatMap(Stream::of).toArray(String[]::new);
            int code = new CommandLine(new RunCommand())
                    .setOut(new PrintWriter(said, true))
                    .setErr(new PrintWriter(said, true))
                    .execute(all);
            return new Run(code, said.toString().lines().toList());
        }
    }

    private static Run hard(Path page) throws InterruptedException {
        return run(
                "--vendor=schneider,micro-ocpp,plain-dc",
                "--fault=cut out StopTransaction after 40%",
                "--fault=drop in any 3%",
                "--fault=duplicate out MeterValues 10%",
                "--strict",
                "--report=" + page);
    }

    @Test
    void shouldDoAllOfItTheSameWayTwice(@TempDir Path folder) throws InterruptedException, IOException {
        Run first = hard(folder.resolve("first.html"));
        assertTrue(
                !first.complaints().isEmpty()
                        && first.complaints().stream()
                                .allMatch(line -> line.startsWith("  the server broke the rule ")),
                () -> first.said().toString());
        assertTrue(first.says("fault drop in any 3%: "), () -> first.said().toString());
        assertTrue(first.says("strict: clock-off, "), () -> first.said().toString());
        assertEquals(1, first.code());
        assertEquals(4, first.digests().size());
        assertEquals(first.digests(), hard(folder.resolve("second.html")).digests());
        assertTrue(Files.readString(folder.resolve("first.html")).contains("Answers in 1 min of the stations' clock"));
        JsonNode report = JsonMapper.shared().readTree(Files.readString(folder.resolve("first.json")));
        assertEquals(60_000, report.path("stretchMillis").asLong());
        assertEquals(180, report.path("seconds").size());
        assertEquals(3, report.path("faults").size());
        Set<String> told = report.path("sessions")
                .valueStream()
                .map(session -> session.path("station").stringValue())
                .collect(Collectors.toSet());
        assertEquals(Set.of("SIM-0001", "SIM-0002", "SIM-0003"), told);
    }

    @Test
    void shouldFailWhereASiteDrawsTooMuch() throws InterruptedException {
        Run run = run("--site-limit=3x12000,60s", "--site-breaker=5m,20m");
        assertEquals(1, run.code());
        assertTrue(
                run.says("site 1 (SIM-0001 and 2 more): at most "),
                () -> run.said().toString());
        assertTrue(run.says("0 charging profiles: VIOLATED"), () -> run.said().toString());
        assertTrue(run.says("its main breaker tripped"), () -> run.said().toString());
    }

    @Test
    void shouldRefuseSitesThatMakeNoSense() throws InterruptedException {
        for (String wrong : List.of("--site-limit=many", "--site-breaker=60s", "--site-limit=3x0")) {
            Run run = run(wrong);
            assertEquals(2, run.code(), () -> run.said().toString());
        }
    }
}
