package io.voltgate.simulator.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a hand-made link puts on the wire, byte by byte, and what it takes from there. */
@Timeout(30)
class HandmadeLinkTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int CLOSE = 0x88;
    private static final int PING = 0x89;
    private static final int PONG = 0x8A;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final HandmadeLink.Listener listener = new HandmadeLink.Listener() {
        @Override
        public void text(String text) {
            heard.add(text);
        }

        @Override
        public void pong() {
            heard.add("pong");
        }

        @Override
        public void closed(int code, String reason) {
            heard.add("closed " + code);
        }
    };

    private CompletableFuture<HandmadeLink.Answer> dial(RawServer server, String target, Map<String, String> changed) {
        Opening opening = new Opening(server.url(), target, changed, null);
        return CompletableFuture.supplyAsync(() -> HandmadeLink.dial(opening, listener, LIMIT));
    }

    private HandmadeLink open(RawServer server) throws IOException {
        CompletableFuture<HandmadeLink.Answer> dialling =
                dial(server, "/ocpp/CS", Map.of("Sec-WebSocket-Protocol", "ocpp1.6"));
        server.agree();
        HandmadeLink.Answer answer = dialling.join();
        assertEquals("ocpp1.6", answer.subprotocol(), answer.reason());
        HandmadeLink link = answer.link();
        assertNotNull(link);
        return link;
    }

    private String next() throws InterruptedException {
        return String.valueOf(heard.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void shouldAskInTheWordsThatItIsGiven() throws IOException {
        try (RawServer server = new RawServer()) {
            CompletableFuture<HandmadeLink.Answer> dialling =
                    dial(server, "http://x/ocpp//CS", Map.of("connection", "keep-alive", "host", "-", "X-Odd", "1"));
            List<String> head = server.accept().lines().toList();
            assertEquals("GET http://x/ocpp//CS HTTP/1.1", head.getFirst());
            assertTrue(head.contains("Connection: keep-alive"), head::toString);
            assertTrue(head.contains("X-Odd: 1"), head::toString);
            assertTrue(head.contains("Upgrade: websocket"), head::toString);
            assertFalse(head.stream().anyMatch(line -> line.startsWith("Host:")), head::toString);
            server.say("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8));
            assertEquals(403, dialling.join().status());
        }
    }

    @Test
    void shouldSayThatTheServerSaysNothing() throws IOException {
        try (RawServer server = new RawServer()) {
            HandmadeLink.Answer answer = HandmadeLink.dial(
                    new Opening(server.url(), "/ocpp/CS", Map.of(), null), listener, Duration.ofMillis(50));
            assertEquals("the server says nothing for 50 ms", answer.reason());
            assertTrue(answer.isRefusal());
        }
    }

    @Test
    void shouldHoldTheAnswerToTheStandard() throws IOException {
        try (RawServer server = new RawServer()) {
            CompletableFuture<HandmadeLink.Answer> dialling = dial(server, "/ocpp/CS", Map.of());
            server.agree();
            assertEquals(0, dialling.join().status());
            assertTrue(
                    dialling.join().reason().contains("which was not offered"),
                    dialling.join().reason());
        }
        try (RawServer server = new RawServer()) {
            CompletableFuture<HandmadeLink.Answer> dialling = dial(server, "/ocpp/CS", Map.of());
            String wrong = RawServer.agreement(server.accept()).replaceFirst("Accept: .", "Accept: ?");
            server.say(wrong.getBytes(UTF_8));
            assertTrue(
                    dialling.join().reason().contains("wrong Sec-WebSocket-Accept"),
                    dialling.join().reason());
        }
    }

    @Test
    void shouldSendFramesAsTheyAreMade() throws IOException, InterruptedException {
        try (RawServer server = new RawServer()) {
            HandmadeLink link = open(server);
            link.send(FrameHead.whole(FrameHead.TEXT), "whole".getBytes(UTF_8));
            RawServer.Frame whole = server.hear();
            assertEquals(0x81, whole.first());
            assertTrue(whole.masked());
            assertEquals("whole", whole.text());
            link.send(new FrameHead(false, 4, 3, true), "odd".getBytes(UTF_8));
            RawServer.Frame odd = server.hear();
            assertEquals(0x43, odd.first());
            assertEquals("odd", odd.text());
            link.send(new FrameHead(true, 0, FrameHead.TEXT, false), "bare".getBytes(UTF_8));
            assertEquals(0x81, server.next());
            assertEquals(4, server.next());
            assertEquals('b', server.next());
            link.cut();
        }
    }

    @Test
    void shouldAnswerPingsUntilItIsToldNotTo() throws IOException, InterruptedException {
        try (RawServer server = new RawServer()) {
            HandmadeLink link = open(server);
            server.say(RawServer.frame(PING, "1"));
            RawServer.Frame pong = server.hear();
            assertEquals(PONG, pong.first());
            assertEquals("1", pong.text());
            link.answerPings(false);
            server.say(RawServer.frame(PING, "2"));
            server.say(RawServer.frame(0x81, "behind it"));
            assertEquals("behind it", next());
            link.send(FrameHead.whole(FrameHead.TEXT), "nothing between".getBytes(UTF_8));
            assertEquals("nothing between", server.hear().text());
            link.cut();
        }
    }

    @Test
    void shouldTakeTheEndAndSayItBackUnlessItIsMute() throws IOException, InterruptedException {
        byte[] bye = {0x03, (byte) 0xE8};
        try (RawServer server = new RawServer()) {
            HandmadeLink link = open(server);
            server.say(RawServer.frame(CLOSE, bye));
            assertEquals(1000, server.hear().closeCode());
            assertEquals("closed 1000", next());
            link.cut();
        }
        try (RawServer server = new RawServer()) {
            HandmadeLink link = open(server);
            link.mute();
            server.say(RawServer.frame(CLOSE, bye));
            assertEquals("closed 1000", next());
            link.send(FrameHead.whole(FrameHead.TEXT), "still here".getBytes(UTF_8));
            assertEquals("still here", server.hear().text());
            link.cut();
        }
    }

    @Test
    void shouldTellWhenTheServerIsGone() throws IOException, InterruptedException {
        try (RawServer server = new RawServer()) {
            HandmadeLink link = open(server);
            server.hangUp();
            assertEquals("closed 1006", next());
            link.close(LIMIT);
        }
    }
}
