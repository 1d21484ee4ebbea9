package io.voltgate.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.simulator.terminal.TerminalCommand;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TerminalTest {
    private final StringWriter screen = new StringWriter();

    /** What becomes of these lines from a pipe. */
    private int terminal(URI url, String version, String lines) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        try {
            return new CommandLine(new TerminalCommand())
                    .setOut(new PrintWriter(screen, true))
                    .setErr(new PrintWriter(screen, true))
                    .execute("--url=" + url, "--version=" + version, "--speed=1000");
        } finally {
            System.setIn(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1", "2.1"})
    void shouldChargeAsTyped(String version) throws InterruptedException {
        try (CannedServer server = CannedServer.listening()) {
            assertEquals(
                    0,
                    terminal(server.url(), version, "status\nplug 1\nswipe TAG\npower\nunplug 1\n# said\n\nstatus\n"),
                    screen::toString);
            List<String> actions =
                    server.heard().stream().map(CannedServer.Heard::action).toList();
            String ended = version.equals("1.6") ? "StopTransaction" : "TransactionEvent";
            assertTrue(
                    actions.containsAll(List.of("BootNotification", "StatusNotification", ended)), actions::toString);
            String told = screen.toString();
            assertTrue(told.contains("SIM-0001> swipe TAG"), told);
            assertTrue(told.contains("-> BootNotification {"), told);
            assertTrue(told.contains("<- answer to BootNotification {"), told);
            assertTrue(told.contains("connector 2: available"), told);
        }
    }

    @Test
    void shouldSayWhatIsWrongAndGoOn() throws InterruptedException {
        try (CannedServer server = CannedServer.listening()) {
            assertEquals(1, terminal(server.url(), "1.6", """
                dance
                unplug
                plug x
                plug 9
                jump soon
                fault
                set Nothing 1
                frames loud
                quit
                plug 1
                """));
            String told = screen.toString();
            assertEquals(8, told.lines().filter(line -> line.startsWith("! ")).count(), told);
            assertTrue(told.contains("! there is no word \"dance\""), told);
            assertTrue(told.contains("! it is: fault CODE [CONNECTOR]"), told);
            assertTrue(told.contains("! there is no connector 9"), told);
            assertTrue(!told.contains("> plug 1"), told);
        }
    }

    @Test
    void shouldShowAndSetAndFind() throws InterruptedException {
        try (CannedServer server = CannedServer.listening()) {
            String lines = """
                set HeartbeatInterval 77
                get HeartbeatInterval
                frames full
                call Heartbeat {}
                raw [2, "by hand", "Heartbeat", {}]
                findings
                frames off
                call Heartbeat {}
                jump -2h
                help
                """;
            assertEquals(0, terminal(server.url(), "1.6", lines), screen::toString);
            String told = screen.toString();
            assertTrue(told.lines().anyMatch(line -> line.equals("77")), told);
            assertTrue(told.contains("-> Heartbeat [2, \"by hand\", \"Heartbeat\", {}]"), told);
            assertTrue(told.contains("clock-off: "), told);
            assertTrue(told.contains("swipe TOKEN [CONNECTOR]"), told);
            assertEquals(
                    2,
                    told.lines().filter(line -> line.contains("-> Heartbeat")).count(),
                    told);
        }
    }

    @Test
    void shouldRefuseBadUsage() {
        assertEquals(2, terminal(URI.create("ws://127.0.0.1:1/"), "3.0", ""));
        assertTrue(screen.toString().contains("--version is 1.6, 2.0.1 or 2.1, not 3.0"), screen::toString);
    }
}
