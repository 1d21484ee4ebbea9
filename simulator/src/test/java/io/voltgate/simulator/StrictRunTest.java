package io.voltgate.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.eye.Rule;
import io.voltgate.simulator.link.StationLink;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StrictRunTest {
    private final StringWriter said = new StringWriter();

    private int simulator(Object command, String... args) {
        return new CommandLine(command).setOut(new PrintWriter(said, true)).execute(args);
    }

    @Test
    void shouldFailAndReportWhereTheServersClockIsWrong(@TempDir Path folder) throws InterruptedException, IOException {
        try (CannedServer server = CannedServer.good()) {
            server.spoil((_, answer) ->
                    answer.replaceFirst("\"currentTime\":\"[^\"]*", "\"currentTime\":\"2026-09-21T00:00:00Z"));
            URI url = server.url();
            int outcome = simulator(
                    new RunCommand(),
                    "--strict",
                    "--url=" + url,
                    "--stations=2",
                    "--version=1.6",
                    "--speed=3000",
                    "--duration=60",
                    "--report=" + folder.resolve("fleet.html"));
            assertEquals(1, outcome, said::toString);
            assertTrue(said.toString().contains("the server broke the rule clock-off, 2 times: "), said::toString);
            assertTrue(said.toString().contains("strict: clock-off, 2 times: "), said::toString);
        }
        JsonNode broken = JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("fleet.json")))
                .path("broken");
        assertEquals(1, broken.size(), broken::toString);
        assertEquals(2, broken.get(0).path("count").asInt());
        assertTrue(broken.get(0).path("frame").asString().startsWith("[3,"), broken::toString);
        String page = Files.readString(folder.resolve("fleet.html"));
        assertTrue(page.contains("<dt class=\"bad\">clock-off, 2 times</dt>"), page);
        assertTrue(page.contains("<pre>[3,&quot;"), page);
    }

    @Test
    void shouldEndWellWhereNoRuleIsBroken() throws InterruptedException {
        try (CannedServer server = CannedServer.good()) {
            int outcome = simulator(
                    new RunCommand(),
                    "--strict",
                    "--url=" + server.url(),
                    "--stations=3",
                    "--speed=3000",
                    "--duration=60");
            assertEquals(0, outcome, said::toString);
            assertTrue(said.toString().contains("strict: no rule was broken"), said::toString);
        }
    }

    @Test
    void shouldSayThatNoRuleWasBroken() {
        StrictWatch watch = new StrictWatch(2, _ -> null);
        StationLink.Dialer never = listener -> {
            throw new IllegalStateException(listener.toString());
        };
        StationLink.Dialer _ = watch.wired("CS-1", OcppVersion.V16, never);
        watch.print(new PrintWriter(said, true));
        assertTrue(said.toString().contains("no rule was broken"), said::toString);
    }

    @Test
    void shouldListEachRuleWithItsSource() {
        assertEquals(0, simulator(new RulesCommand(), "--tabs"));
        assertEquals(Rule.values().length, said.toString().lines().count());
        assertTrue(said.toString().lines().allMatch(line -> line.split("\t", -1).length == 3), said::toString);
    }
}
