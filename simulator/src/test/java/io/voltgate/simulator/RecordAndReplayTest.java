package io.voltgate.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.simulator.fleet.FleetPlan;
import io.voltgate.simulator.station.DriverHabits;
import io.voltgate.simulator.tape.Recording;
import io.voltgate.simulator.tape.RecordingFolder;
import io.voltgate.simulator.tape.RecordingServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordAndReplayTest {
    private static final long DEADLINE = Duration.ofSeconds(20).toNanos();

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();
    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    private int run(URI url) throws InterruptedException {
        FleetPlan plan = FleetPlan.to(url)
                .withStations(3)
                .withConnectors(1)
                .withSessionsPerStation(1)
                .withPassword("0123456789abcdef")
                .withHabits(DriverHabits.NORMAL.atSpeed(5000));
        return RunCommand.run(plan, Duration.ofSeconds(60), Duration.ofSeconds(20), new PrintWriter(said, true));
    }

    private List<Path> recordings() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(Recording.SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private static String last(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.getLast();
    }

    private boolean ended() throws IOException {
        for (Path file : recordings()) {
            if (!last(file).contains("\"is\":\"closed\"")) {
                return false;
            }
        }
        return true;
    }

    @Test
    void shouldRecordThreeStationsAndReplayThemWithoutADifference() throws Exception {
        try (CannedServer server = CannedServer.good()) {
            try (RecordingServer recorder = RecordingServer.listening(
                    0, server.url(), new RecordingFolder(folder, System::currentTimeMillis, told::add))) {
                assertEquals(0, run(URI.create("ws://127.0.0.1:" + recorder.port() + "/any/path")), said::toString);
                long deadline = System.nanoTime() + DEADLINE;
                while (!ended() && System.nanoTime() < deadline) {
                    Thread.onSpinWait();
                }
            }
            assertEquals(3, recordings().size(), told::toString);
            assertTrue(server.authorizations().get("SIM-0001").startsWith("Basic "));
            for (Path file : recordings()) {
                Recording recording = Recording.read(file);
                assertTrue(recording.version().isPresent());
                assertTrue(last(file).contains("\"reason\":\"closed, code 1000\""), last(file));
                assertEquals(
                        0,
                        Main.execute(
                                "replay", file.toString(), "--url", server.url().toString(), "--patience", "0"));
            }
            Path scenario = folder.resolve("made.scenario");
            assertEquals(
                    0, Main.execute("replay", recordings().getFirst().toString(), "--scenario", scenario.toString()));
            assertEquals(
                    0,
                    Main.execute(
                            "scenario",
                            scenario.toString(),
                            "--url",
                            server.url().toString()));
        }
    }

    @Test
    void shouldHandOnARefusal() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/");
            try (RecordingServer recorder = RecordingServer.listening(
                            0, url, new RecordingFolder(folder, System::currentTimeMillis, told::add));
                    Socket station = new Socket(InetAddress.getLoopbackAddress(), recorder.port())) {
                station.getOutputStream()
                        .write("GET /x/CS%201 HTTP/1.1\r\nHost: a\r\nSec-WebSocket-Extensions: b\r\nX: y\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                try (Socket asked = server.accept()) {
                    String got = new String(asked.getInputStream().readNBytes(40), StandardCharsets.US_ASCII);
                    assertTrue(got.startsWith("GET /CS%201 HTTP/1.1\r\nHost: 127.0.0.1:"), got);
                    asked.getOutputStream()
                            .write("HTTP/1.1 401 Unauthorized\r\nContent-Length: 4\r\n\r\nnope"
                                    .getBytes(StandardCharsets.US_ASCII));
                }
                String refused = new String(station.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                assertTrue(refused.startsWith("HTTP/1.1 401 Unauthorized"), refused);
                assertTrue(refused.endsWith("\r\n\r\nnope"), refused);
            }
        }
        assertEquals(List.of("CS 1: the server answers HTTP/1.1 401 Unauthorized"), List.copyOf(told));
        assertEquals(List.of(), recordings());
    }

    @Test
    void shouldImportALogAndSayWhereThereIsNone() throws IOException {
        Path log = folder.resolve("server.log");
        Files.writeString(log, "2026-03-01T12:00:00Z [chargeBoxId=A] Received: [2,\"1\",\"Heartbeat\",{}]\n");
        Path out = folder.resolve("a.recording");
        assertEquals(0, Main.execute("import", log.toString(), "--out", out.toString()));
        assertEquals("A", Recording.read(out).identity());
        Files.writeString(log, "nothing of interest\n");
        assertEquals(1, Main.execute("import", log.toString(), "--out", out.toString()));
        assertEquals(2, Main.execute("import", log.toString(), "--zone", "Moon/Crater"));
    }

    @Test
    void shouldRefuseBadUsageOfTheRecorder() {
        assertEquals(2, Main.execute("record", "--to", "http://127.0.0.1/", "--out", folder.toString()));
        assertEquals(2, Main.execute("replay", folder.toString(), "--speed", "fast"));
    }
}
