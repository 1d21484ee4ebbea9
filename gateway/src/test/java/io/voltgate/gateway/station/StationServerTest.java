package io.voltgate.gateway.station;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.BootStatus;
import io.voltgate.domain.CloseReason;
import io.voltgate.domain.Reply;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.gateway.config.ConfigException;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The station plane over real sockets, with a client that is bytes and nothing else. */
@Timeout(60)
class StationServerTest {
    private static final String BOOT =
            "[2,\"%s\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]";
    private static final int TEXT = 0x81;
    private static final int DEFLATED_TEXT = 0xc1;
    private static final int CLOSE = 8;

    private final List<Input> told = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();
    private TestPlane test = new TestPlane(Map.of());
    private StationServer server = start();

    private StationServer start() {
        StationServer started = new StationServer(test.plane);
        started.accept();
        return started;
    }

    private void restart(Map<String, String> variables) throws InterruptedException {
        server.stop(5_000);
        test = new TestPlane(variables);
        server = start();
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.stop(5_000);
        test.plane.admission().close();
    }

    private Socket dial(String path, String... headers) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        sockets.add(socket);
        socket.setSoTimeout(20_000);
        String head = "GET " + path + " HTTP/1.1\r\nHost: gateway\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Protocol: ocpp1.6\r\n"
                + String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n") + "\r\n";
        socket.getOutputStream().write(head.getBytes(ISO_8859_1));
        return socket;
    }

    private static String head(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private int status(String path, String... headers) throws IOException {
        return Integer.parseInt(head(dial(path, headers)).split(" ", 3)[1]);
    }

    private Socket open(String station, String... headers) throws IOException {
        test.enter(station);
        Socket socket = dial("/ocpp/" + station, headers);
        String head = head(socket);
        assertTrue(head.startsWith("HTTP/1.1 101 "), head);
        return socket;
    }

    private static void send(Socket socket, int first, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        socket.getOutputStream().write(frame.toByteArray());
    }

    private static void say(Socket socket, String text) throws IOException {
        send(socket, TEXT, text.getBytes(UTF_8));
    }

    /** The next frame's opcode, with its payload, a character a byte. */
    private record Heard(int opcode, String text) {
        int closeCode() {
            assertEquals(CLOSE, opcode);
            return (text.charAt(0) << 8) | text.charAt(1);
        }
    }

    private static Heard hear(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int opcode = in.readUnsignedByte() & 0xf;
        int length = in.readUnsignedByte();
        byte[] payload = new byte[length == 126 ? in.readUnsignedShort() : length];
        in.readFully(payload);
        return new Heard(opcode, new String(payload, ISO_8859_1));
    }

    /** The next input, with the test's timeout as deadline. */
    private Input next() {
        while (told.isEmpty()) {
            test.inbox.drain(told::add, Integer.MAX_VALUE);
            LockSupport.parkNanos(1_000_000);
        }
        return told.removeFirst();
    }

    private void answer(Input.Asked asked) {
        test.channels.release(new Output.Answer(
                asked.station(), asked.epoch(), asked.messageId(), new Reply.Booted(BootStatus.ACCEPTED, 0, 300)));
    }

    private static String basic(String user, byte[] password) {
        ByteArrayOutputStream pair = new ByteArrayOutputStream();
        pair.writeBytes((user + ":").getBytes(UTF_8));
        pair.writeBytes(password);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair.toByteArray());
    }

    @Test
    void shouldCarryACallAndItsAnswer() throws IOException {
        Socket socket = open("CS-1");
        assertInstanceOf(Input.Connected.class, next());
        say(socket, BOOT.formatted("m1"));
        answer(assertInstanceOf(Input.Asked.class, next()));
        assertTrue(hear(socket).text().startsWith("[3,\"m1\",{\"status\":\"Accepted\""));
    }

    @Test
    void quirk11_shouldCheckThePasswordInEachFormOfTheSameKey() throws IOException, InterruptedException {
        restart(Map.of("VOLTGATE_STATIONS_AUTHENTICATION", "required"));
        byte[] key = HexFormat.of().parseHex("ff00112233445566778899aabbccddee");
        test.enter("CS-1", key);
        assertEquals(101, status("/CS-1", basic("CS-1", key)));
        assertEquals(101, status("/CS-1", basic("CS-1", "FF00112233445566778899AABBCCDDEE".getBytes(UTF_8))));
        assertEquals(101, status("/CS-1", basic("CS-1", key)));
        assertEquals(401, status("/CS-1", basic("CS-1", "wrong".getBytes(UTF_8))));
        assertEquals(401, status("/CS-1", basic("CS-2", key)));
        assertEquals(401, status("/CS-1"));
        assertEquals(404, status("/NOBODY", basic("NOBODY", key)));
    }

    @Test
    void shouldCloseASocketThatAsksAgainBeforeItsAnswer() throws IOException {
        test.enter("CS-1", new byte[] {1, 2, 3});
        String again = "Content-Length: 0\r\n\r\nGET /CS-1 HTTP/1.1\r\nHost: gateway";
        assertEquals("", head(dial("/CS-1", basic("CS-1", new byte[] {1, 2, 3}), again)));
        assertTrue(test.counted("voltgate_handshakes_refused_total{reason=\"asked_twice\"} 1"));
    }

    @Test
    void shouldNotLetAChangedPasswordInFromMemory() throws IOException, InterruptedException {
        restart(Map.of("VOLTGATE_STATIONS_AUTHENTICATION", "required"));
        test.enter("CS-1", new byte[] {1, 2, 3});
        assertEquals(101, status("/CS-1", basic("CS-1", new byte[] {1, 2, 3})));
        test.enter("CS-1", new byte[] {4, 5, 6});
        assertEquals(401, status("/CS-1", basic("CS-1", new byte[] {1, 2, 3})));
    }

    @Test
    void quirk09_shouldNotDisturbANeighbourByWhatOneStationDoesWrong() throws IOException {
        Socket good = open("GOOD");
        Socket binary = open("BINARY");
        Socket big = open("BIG");
        Socket plain = open("PLAIN");
        for (int each = 0; each < 4; each++) {
            assertInstanceOf(Input.Connected.class, next());
        }
        send(binary, 0x82, new byte[10]);
        assertEquals(1003, hear(binary).closeCode());
        send(big, TEXT, new byte[5_000]);
        assertEquals(1009, hear(big).closeCode());
        send(plain, DEFLATED_TEXT, new byte[10]);
        assertEquals(1002, hear(plain).closeCode());
        for (int each = 0; each < 3; each++) {
            assertInstanceOf(Input.Disconnected.class, next());
        }
        say(good, BOOT.formatted("m1"));
        answer(assertInstanceOf(Input.Asked.class, next()));
        assertTrue(hear(good).text().startsWith("[3,"));
    }

    private static byte[] deflated(byte[] text) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(text);
        byte[] out = new byte[text.length + 64];
        int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
        deflater.end();
        return java.util.Arrays.copyOf(out, length - 4);
    }

    @Test
    void quirk09_shouldInflateWhatWasAgreedOn() throws IOException {
        Socket socket = open("CS-1", "Sec-WebSocket-Extensions: permessage-deflate");
        assertInstanceOf(Input.Connected.class, next());
        send(socket, DEFLATED_TEXT, deflated(BOOT.formatted("m1").getBytes(UTF_8)));
        Input.Asked asked = assertInstanceOf(Input.Asked.class, next());
        answer(asked);
        assertTrue(hear(socket).text().startsWith("[3,"));
    }

    @Test
    void quirk09_shouldCloseOnABombThatInflatesBeyondTheLimit() throws IOException {
        Socket socket = open("CS-1", "Sec-WebSocket-Extensions: permessage-deflate");
        assertInstanceOf(Input.Connected.class, next());
        send(socket, DEFLATED_TEXT, deflated(new byte[2_000_000]));
        assertEquals(1009, hear(socket).closeCode());
        assertEquals(
                CloseReason.MESSAGE_TOO_BIG,
                assertInstanceOf(Input.Disconnected.class, next()).reason());
    }

    @Test
    void quirk01_shouldCloseTheOlderOfTwoConnections() throws IOException {
        Socket older = open("CS-1");
        Socket newer = open("CS-1");
        assertEquals(1000, hear(older).closeCode());
        Input.Connected first = assertInstanceOf(Input.Connected.class, next());
        Input.Connected second = assertInstanceOf(Input.Connected.class, next());
        assertTrue(second.epoch() > first.epoch());
        assertEquals(new Input.Disconnected(new StationId("CS-1"), first.epoch(), CloseReason.REPLACED), next());
        say(newer, BOOT.formatted("m1"));
        answer(assertInstanceOf(Input.Asked.class, next()));
        assertTrue(hear(newer).text().startsWith("[3,"));
    }

    @Test
    void shouldCloseAStationThatDoesNotReadItsAnswers() throws IOException, InterruptedException {
        restart(Map.of("VOLTGATE_STATIONS_UNWRITABLE_SECONDS", "1"));
        Socket socket = open("CS-1");
        assertInstanceOf(Input.Connected.class, next());
        Thread flood = Thread.ofVirtual().start(() -> floodUntilClosed(socket));
        Input end = next();
        assertEquals(
                CloseReason.UNWRITABLE,
                assertInstanceOf(Input.Disconnected.class, end).reason());
        flood.join();
    }

    /** Each of these is answered with a CALLERROR that nobody reads. */
    private static void floodUntilClosed(Socket socket) {
        String unknown = "[2,\"" + "i".repeat(3_000) + "\",\"FlyToTheMoon\",{}]";
        try {
            OutputStream out = socket.getOutputStream();
            while (true) {
                say(socket, unknown);
                out.flush();
            }
        } catch (IOException closed) {
            return;
        }
    }

    @Test
    void shouldSayGoodbyeWhenTheGatewayStops() throws IOException, InterruptedException {
        Socket socket = open("CS-1");
        assertInstanceOf(Input.Connected.class, next());
        Thread stopping = Thread.ofVirtual().start(() -> {
            try {
                server.stop(5_000);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        });
        assertEquals(1001, hear(socket).closeCode());
        stopping.join();
        assertEquals(
                CloseReason.GATEWAY_STOPPING,
                assertInstanceOf(Input.Disconnected.class, next()).reason());
        assertThrows(IOException.class, () -> new Socket(InetAddress.getLoopbackAddress(), server.port()).close());
    }

    @Test
    void shouldRunOnNioToo() throws IOException, InterruptedException {
        restart(Map.of("VOLTGATE_STATIONS_TRANSPORT", "nio"));
        Socket socket = open("CS-1");
        assertInstanceOf(Input.Connected.class, next());
        say(socket, BOOT.formatted("m1"));
        assertInstanceOf(Input.Asked.class, next());
    }

    @Test
    void shouldSayInOneSentenceThatThePortIsTaken() {
        TestPlane second = new TestPlane(Map.of("VOLTGATE_STATIONS_PORT", Integer.toString(server.port())));
        ConfigException taken = assertThrows(ConfigException.class, () -> new StationServer(second.plane));
        assertTrue(taken.getMessage().contains("stations.port"), taken.getMessage());
    }
}
