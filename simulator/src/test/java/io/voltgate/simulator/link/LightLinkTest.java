package io.voltgate.simulator.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The light link against a server that says what no library says. */
@Timeout(60)
final class LightLinkTest {
    private static final int TEXT = 0x81;
    private static final int PING = 0x89;
    private static final int PONG = 0x8A;
    private static final int CLOSE = 0x88;

    private final List<Throwable> defects = Collections.synchronizedList(new ArrayList<>());
    private final LightLoop loop = LightLoop.started("loop", SourceAddresses.forConnections(1), 1, defects::add);
    private final Ear ear = new Ear();
    private RawServer server;

    @BeforeEach
    void listen() throws IOException {
        server = new RawServer();
    }

    @AfterEach
    void end() throws IOException {
        loop.close();
        server.close();
        assertEquals(List.of(), defects);
    }

    private StationLink dial() {
        return loop.dialer(new JavaWebSocketLink.Target(server.url(), "CS 1", "ocpp1.6", "pass", false))
                .dial(ear);
    }

    private StationLink open() throws IOException, InterruptedException {
        StationLink link = dial();
        server.agree();
        ear.expect("opened");
        return link;
    }

    @Test
    void shouldAskForTheUpgradeAsTheStandardSays() throws Exception {
        StationLink _ = dial();
        String request = server.accept();
        assertTrue(request.startsWith("GET /ocpp/CS%201 HTTP/1.1\r\nHost: 127.0.0.1:"), request);
        assertTrue(request.contains("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"), request);
        assertTrue(request.contains("\r\nSec-WebSocket-Version: 13\r\n"), request);
        assertTrue(request.contains("\r\nSec-WebSocket-Protocol: ocpp1.6\r\n"), request);
        assertTrue(request.contains("\r\nAuthorization: Basic Q1MgMTpwYXNz\r\n"), request);
    }

    @Test
    void shouldReckonTheAcceptOfTheStandardsExample() {
        assertEquals("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", WireHandshake.accept("dGhlIHNhbXBsZSBub25jZQ=="));
    }

    @Test
    void shouldUnderstandBytesOneByOne() throws Exception {
        StationLink _ = dial();
        String agreement = RawServer.agreement(server.accept());
        for (byte each : agreement.getBytes(StandardCharsets.US_ASCII)) {
            server.say(new byte[] {each});
        }
        ear.expect("opened");
        for (byte each : RawServer.frame(TEXT, "[3,\"1\",{}] é")) {
            server.say(new byte[] {each});
        }
        ear.expect("[3,\"1\",{}] é");
    }

    @Test
    void shouldUnderstandTheFirstFrameWithTheAgreementAndManyAtOnce() throws Exception {
        StationLink _ = dial();
        byte[] agreement = RawServer.agreement(server.accept()).getBytes(StandardCharsets.US_ASCII);
        byte[] frames = RawServer.frame(TEXT, "one");
        byte[] all = new byte[agreement.length + 3 * frames.length];
        System.arraycopy(agreement, 0, all, 0, agreement.length);
        for (int i = 0; i < 3; i++) {
            System.arraycopy(frames, 0, all, agreement.length + i * frames.length, frames.length);
        }
        server.say(all);
        ear.expect("opened");
        ear.expect("one");
        ear.expect("one");
        ear.expect("one");
    }

    @Test
    void shouldJoinFragmentsAndAnswerPingsBetween() throws Exception {
        StationLink _ = open();
        server.say(RawServer.frame(0x01, "half a "));
        server.say(RawServer.frame(PING, "here?"));
        server.say(RawServer.frame(0x00, "message, and "));
        server.say(RawServer.frame(0x80, "the rest"));
        ear.expect("half a message, and the rest");
        RawServer.Frame pong = server.hear();
        assertEquals(0x8A, pong.first());
        assertEquals("here?", pong.text());
        assertTrue(pong.masked());
    }

    @Test
    void shouldTellThePongToItsPing() throws Exception {
        StationLink link = open();
        assertTrue(link.ping(ear::ponged));
        RawServer.Frame ping = server.hear();
        assertEquals(PING, ping.first());
        assertTrue(ping.masked());
        server.say(RawServer.frame(PONG, ping.text()));
        ear.expect("pong");
        server.say(RawServer.frame(PONG, "unasked"));
        server.say(RawServer.frame(TEXT, "later"));
        ear.expect("later");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536, 700_000})
    void shouldCarryEveryLengthBothWays(int length) throws Exception {
        StationLink link = open();
        String text = "x".repeat(length);
        link.send(text);
        RawServer.Frame heard = server.hear();
        assertEquals(TEXT, heard.first());
        assertTrue(heard.masked());
        assertEquals(text, heard.text());
        server.say(RawServer.frame(TEXT, text));
        ear.expect(text);
    }

    @Test
    void shouldSendAllToAServerThatReadsLate() throws Exception {
        StationLink link = open();
        String text = "y".repeat(100_000);
        for (int i = 0; i < 30; i++) {
            link.send(text + i);
        }
        for (int i = 0; i < 30; i++) {
            assertEquals(text + i, server.hear().text());
        }
        assertTrue(ear.isQuiet());
    }

    @Test
    void shouldEndWithAServerThatNeverReads() throws Exception {
        StationLink link = open();
        String text = "z".repeat(1_000_000);
        for (int i = 0; i < 20; i++) {
            link.send(text);
        }
        ear.expect("closed: the gateway does not read");
    }

    @ParameterizedTest
    @CsvSource({
        "c1 01 78, 1002",
        "81 81 00 00 00 00 78, 1002",
        "83 00, 1002",
        "82 01 78, 1003",
        "80 01 78, 1002",
        "09 00, 1002",
        "89 7e 00 7e, 1002",
        "81 7e 00 01 78, 1002",
        "81 7f 80 00 00 00 00 00 00 00, 1002",
        "81 7f 00 00 00 00 00 10 00 01, 1009",
        "81 02 c3 28, 1007",
        "81 03 ed a0 80, 1007",
        "88 01 03, 1002",
        "88 02 03 ed, 1002",
        "88 03 03 e8 ff, 1007",
        "01 01 78 81 01 79, 1002",
    })
    void shouldEndWhatBreaksTheStandard(String bytes, int code) throws Exception {
        StationLink _ = open();
        String[] each = bytes.split(" ", -1);
        byte[] said = new byte[each.length];
        for (int i = 0; i < said.length; i++) {
            said[i] = (byte) Integer.parseInt(each[i], 16);
        }
        server.say(said);
        String why = ear.next();
        assertTrue(why.startsWith("closed: closed, code " + code + ": "), why);
        RawServer.Frame close = server.hear();
        assertEquals(CLOSE, close.first());
        assertEquals(code, close.closeCode());
        assertEquals(-1, server.next());
    }

    @Test
    void shouldAnswerTheServersCloseAndLetItHangUp() throws Exception {
        StationLink link = open();
        server.say(RawServer.frame(CLOSE, new byte[] {0x03, (byte) 0xe9, 'b', 'y', 'e'}));
        RawServer.Frame answer = server.hear();
        assertEquals(CLOSE, answer.first());
        assertEquals(1001, answer.closeCode());
        server.hangUp();
        ear.expect("closed: closed by the gateway, code 1001: bye");
        link.send("nobody hears this");
        link.close();
        assertTrue(ear.isQuiet());
    }

    @Test
    void shouldCloseInOrder() throws Exception {
        StationLink link = open();
        link.close();
        RawServer.Frame close = server.hear();
        assertEquals(CLOSE, close.first());
        assertArrayEquals(new byte[] {0x03, (byte) 0xe8}, close.payload());
        server.say(RawServer.frame(CLOSE, close.payload()));
        server.hangUp();
        ear.expect("closed: closed, code 1000");
    }

    @Test
    void shouldEndTheWaitForACloseThatNeverComes() throws Exception {
        StationLink link = open();
        link.close();
        ear.expect("closed: closed, code 1000");
    }

    @Test
    void shouldSayWhenTheServerIsGone() throws Exception {
        StationLink _ = open();
        server.hangUp();
        ear.expect("closed: closed by the gateway, code 1006");
    }

    @Test
    void shouldCutWithoutAWord() throws Exception {
        StationLink link = open();
        link.cut();
        ear.expect("closed: cut");
        assertThrows(SocketException.class, server::next);
    }

    @Test
    void shouldReadOnWhatWasHeldBack() throws Exception {
        StationLink link = open();
        assertTrue(link.hold(true));
        server.say(RawServer.frame(PING, ""));
        server.say(RawServer.frame(TEXT, "late"));
        assertTrue(ear.isQuiet());
        assertTrue(link.hold(false));
        ear.expect("late");
        assertEquals(0x8A, server.hear().first());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        HTTP/1.1 401 Unauthorized\\r\\nContent-Length: 0\\r\\n\\r\\n | refused with HTTP/1.1 401 Unauthorized
        HTTP/1.1 101 Fine\\r\\n\\r\\n | the server answered with no upgrade to websocket
        HTTP/1.1 101\\r\\nUpgrade: websocket\\r\\n\\r\\n | the server answered with no Connection: Upgrade
        HTTP/1.1 101\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\nSec-WebSocket-Accept: eA==\\r\\n\\r\\n | the server answered with a wrong Sec-WebSocket-Accept
        """)
    void shouldRefuseAnAnswerThatIsNoAgreement(String answer, String why) throws Exception {
        StationLink _ = dial();
        server.accept();
        server.say(answer.replace("\\r\\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        ear.expect("closed: " + why);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-WebSocket-Protocol: ocpp1.6, Sec-WebSocket-Protocol: ocpp2.0.1, another subprotocol than ocpp1.6",
        "Sec-WebSocket-Protocol: ocpp1.6, X: y, another subprotocol than ocpp1.6",
        "Upgrade: WebSocket, 'upgrade: websocket\r\nSec-WebSocket-Extensions: x', an extension that was not offered",
    })
    void shouldRefuseWhatWasNotOffered(String line, String instead, String why) throws Exception {
        StationLink _ = dial();
        String agreement = RawServer.agreement(server.accept()).replaceFirst("(?i)" + line, instead);
        server.say(agreement.getBytes(StandardCharsets.US_ASCII));
        ear.expect("closed: the server answered with " + why);
    }

    @Test
    void shouldSayWhyNobodyAnswered() throws Exception {
        URI nobody = URI.create("ws://127.0.0.1:1/ocpp");
        StationLink _ = loop.dialer(new JavaWebSocketLink.Target(nobody, "CS", "ocpp1.6", null, false))
                .dial(ear);
        ear.expect("closed: Connection refused");
    }

    @Test
    void shouldComeFromManyAddressesOfTheLoopBack() throws Exception {
        LightLoop wide = LightLoop.started("wide", SourceAddresses.forConnections(30_000), 1, defects::add);
        try {
            List<String> sources = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                StationLink _ = wide.dialer(new JavaWebSocketLink.Target(server.url(), "CS", "ocpp1.6", null, false))
                        .dial(ear);
                server.accept();
                sources.add(server.socket().getInetAddress().getHostAddress());
            }
            assertEquals(List.of("127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.1"), sources);
        } finally {
            wide.close();
        }
    }

    @Test
    void shouldRefuseWhatItCannot() {
        URI secure = URI.create("wss://127.0.0.1/ocpp");
        assertThrows(
                IllegalArgumentException.class,
                () -> loop.dialer(new JavaWebSocketLink.Target(secure, "CS", "ocpp1.6", null, false)));
        URI plain = URI.create("ws://127.0.0.1/ocpp");
        assertThrows(
                IllegalArgumentException.class,
                () -> loop.dialer(new JavaWebSocketLink.Target(plain, "CS", "ocpp1.6", null, true)));
    }
}
