package io.voltgate.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.script.Scenario;
import io.voltgate.simulator.scenario.ScenarioTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Suites against a small server on the loop-back that accepts everything: verdicts, reports and exit codes. */
@Timeout(60)
final class VerifyCommandTest {
    private static final Pattern FIRST = Pattern.compile("# \\S.+");

    @TempDir
    private Path folder;

    private int verify(CannedServer server, String... arguments) {
        String[] all = new String[arguments.length + 5];
        all[0] = "verify";
        all[1] = "--url";
        all[2] = server.url().toString();
        all[3] = "--timeout";
        all[4] = "5";
        System.arraycopy(arguments, 0, all, 5, arguments.length);
        return Main.execute(all);
    }

    private Path scenario(String name, String text) throws IOException {
        Path file = folder.resolve(name + ".scenario");
        Files.createDirectories(file.resolveSibling("use"));
        Files.writeString(file, text);
        return file;
    }

    private Document xml() throws IOException, ParserConfigurationException, SAXException {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("out/report.xml").toFile());
    }

    @Test
    void shouldReportWhatBrokeWithItsFrame() throws Exception {
        scenario(
                "good", "# Hello\nstation A ocpp1.6\n> Heartbeat < ok within 5s\nwith api {\n? /sessions count=1\n}\n");
        scenario("bad", "station A ocpp1.6\nconnect password=secret-word\n> BootNotification < Accepted interval<0\n");
        scenario("ordered", "station A ocpp1.6\n! ClearCache\n");
        try (CannedServer server = CannedServer.good()) {
            String out = folder.resolve("out").toString();
            assertEquals(1, verify(server, folder.toString(), "--report", out, "--jobs", "2"));
        }
        Element whole = xml().getDocumentElement();
        assertEquals("3", whole.getAttribute("tests"));
        assertEquals("1", whole.getAttribute("failures"));
        assertEquals("1", whole.getAttribute("skipped"));
        Element failure = (Element) whole.getElementsByTagName("failure").item(0);
        assertEquals("line 3", failure.getAttribute("type"));
        List<String> broke = failure.getTextContent()
                .lines()
                .filter(line -> line.startsWith("* "))
                .toList();
        assertEquals(1, broke.size());
        assertTrue(broke.getFirst().contains("[3,\"s-1\","), broke.getFirst());
        Element skipped = (Element) whole.getElementsByTagName("skipped").item(0);
        assertEquals("not run: needs --api", skipped.getAttribute("message"));
        String html = Files.readString(folder.resolve("out/report.html"));
        assertTrue(html.contains("class=\"broke\""));
        assertTrue(html.contains("1 passed, 1 failed, 1 not run"));
        assertFalse(html.contains("secret-word"));
        assertFalse(html.contains("<script"));
    }

    /** Both lines go as they say; what the server writes is wrong all the same. */
    @Test
    void shouldFailWhatGoesAsItSaysWhereTheServerBreaksARule() throws Exception {
        String good = scenario("good", "station A ocpp1.6\n> StatusNotification connector=1 < ok\n> Heartbeat < ok\n")
                .toString();
        String out = folder.resolve("out").toString();
        try (CannedServer server = CannedServer.good()) {
            assertEquals(0, verify(server, good));
            server.spoil((_, frame) -> frame.replace("Z\"", "+00:00\""));
            assertEquals(1, verify(server, good, "--report", out));
            Element failure = (Element) xml().getElementsByTagName("failure").item(0);
            assertEquals("rule time-utc", failure.getAttribute("type"));
            assertTrue(failure.getTextContent().startsWith("line 3: > Heartbeat"), failure.getTextContent());
            List<String> broke = failure.getTextContent()
                    .lines()
                    .filter(line -> line.startsWith("* "))
                    .toList();
            assertEquals(1, broke.size());
            assertTrue(broke.getFirst().contains("+00:00"), broke.getFirst());
            String html = Files.readString(folder.resolve("out/report.html"));
            assertTrue(html.contains("A time is in UTC and ends with Z."), html);
            assertTrue(html.contains("class=\"broke\""));
            assertEquals(0, verify(server, good, "--report", out, "--lenient"));
        }
        assertEquals("0", xml().getDocumentElement().getAttribute("failures"));
        assertTrue(xml().getElementsByTagName("system-out")
                .item(0)
                .getTextContent()
                .contains("time-utc"));
    }

    /** A code that a line takes by its name is no breach, though the version writes it otherwise; any other is one. */
    @Test
    void shouldTakeTheCodeThatALineNames() throws Exception {
        String call = "station A ocpp1.6\n> Heartbeat < FormationViolation|OccurrenceConstraintViolation\n";
        String named = scenario("named", call).toString();
        String other = scenario("other", call + "> Authorize tag=A\n").toString();
        try (CannedServer server = CannedServer.good()) {
            server.spoil((action, frame) -> frame.replaceFirst(
                    "\\[3,(\"[^\"]*\"),.*",
                    "[4,$1,\""
                            + (action.equals("Heartbeat") ? "OccurrenceConstraintViolation" : "FormatViolation")
                            + "\",\"\",{}]"));
            assertEquals(0, verify(server, named));
            assertEquals(
                    1, verify(server, other, "--report", folder.resolve("out").toString()));
        }
        Element failure = (Element) xml().getElementsByTagName("failure").item(0);
        assertEquals("rule error-code", failure.getAttribute("type"));
        assertTrue(failure.getTextContent().contains("FormatViolation"), failure.getTextContent());
    }

    @Test
    void shouldTellGoodSuitesFromBadUsageByTheExitCode() throws Exception {
        scenario("good", "default $tag = A\nstation A ocpp1.6\n> Authorize tag=$tag < Accepted\n");
        scenario("ordered", "station A ocpp1.6\n! ClearCache\n");
        scenario("wrong", "station A ocpp1.6\ndance\n");
        String good = folder.resolve("good.scenario").toString();
        try (CannedServer server = CannedServer.good()) {
            assertEquals(0, verify(server, good, "--set", "tag=MINE"));
            assertTrue(server.heard().stream().anyMatch(call -> call.payload().contains("MINE")));
            assertEquals(2, verify(server, folder.resolve("ordered.scenario").toString()));
            assertEquals(2, verify(server, folder.resolve("wrong.scenario").toString()));
            assertEquals(2, verify(server, "no-such-suite"));
            assertEquals(2, verify(server, good, "--only", "nothing-is-called-so"));
            assertEquals(2, verify(server, good, "--jobs", "0"));
        }
        assertEquals(2, Main.execute("verify", good, "--url", "ws://127.0.0.1:1/ocpp"));
        assertEquals(2, Main.execute("verify", good, "--url", "http://127.0.0.1:1/ocpp"));
        String own = "--certificate={identity}.pem";
        assertEquals(2, Main.execute("verify", good, "--url", "wss://127.0.0.1:1/ocpp", own, "--key={identity}.key"));
        assertEquals(0, Main.execute("verify", "core", "quirks", "billing", "certification", "--list"));
    }

    /** The small server answers any StopTransaction and Heartbeat, and gives identities that were never there before their answers. */
    @Test
    void shouldPlayStationsAtTheSameTime() throws InterruptedException {
        try (CannedServer server = CannedServer.good()) {
            assertEquals(0, verify(server, "core/1.6/many-stations", "core/1.6/pipelined", "core/1.6/fragments"));
            long stations = server.heard().stream()
                    .map(CannedServer.Heard::station)
                    .distinct()
                    .count();
            assertEquals(12, stations);
        }
    }

    @Test
    void shouldSayFirstWhatEachScenarioShows() {
        for (String suite : new String[] {"core", "quirks", "billing", "certification"}) {
            for (String name : ScenarioTexts.below(suite)) {
                String text = ScenarioTexts.ofName(name);
                assertNotNull(text, name);
                assertTrue(FIRST.matcher(text.lines().findFirst().orElse("")).matches(), name);
                assertTrue(
                        Scenario.parse(name, text, ScenarioTexts::ofName)
                                        .steps()
                                        .size()
                                > 1,
                        name);
            }
        }
    }

    /** Each example of the description is a scenario's line, and all of them together are one scenario. */
    @Test
    void shouldDescribeALanguageThatIsUnderstood() {
        StringBuilder examples = new StringBuilder();
        boolean lines = true;
        for (String line : ScenarioTexts.language().lines().toList()) {
            boolean example = line.startsWith("  ");
            if (!line.isBlank() && !line.startsWith(" ")) {
                lines = !line.startsWith("FIELDS");
            }
            if (lines && example) {
                examples.append(line.replaceFirst("(?<=\\S)\\s{3,}\\S.*$", "")).append('\n');
            }
        }
        Scenario scenario = Scenario.parse("language", examples.toString(), ScenarioTexts::ofName);
        assertTrue(scenario.steps().size() > 40, () -> scenario.steps().size() + " steps");
    }
}
