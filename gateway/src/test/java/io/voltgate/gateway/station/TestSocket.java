package io.voltgate.gateway.station;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Both ends of a socket in memory: bytes go through the real pipeline, time is the test's. Owned by the test's thread. */
final class TestSocket {
    final EmbeddedChannel server;
    private final MockTicker ticker = Ticker.newMockTicker();
    private final EmbeddedChannel client = new EmbeddedChannel(
            new WebSocket13FrameEncoder(true),
            new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                    .expectMaskedFrames(false)
                    .allowExtensions(true)
                    .maxFramePayloadLength(1 << 20)
                    .build()));

    TestSocket(TestPlane test) {
        ChannelGroup sockets = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
        this.server = EmbeddedChannel.builder()
                .ticker(ticker)
                .handlers(new StationPipeline(test.plane, sockets, Optional.empty()))
                .build();
    }

    /** A socket that has been upgraded, with what the inbox got by it still in there. */
    static TestSocket open(TestPlane test, String station) {
        test.enter(station);
        TestSocket socket = new TestSocket(test);
        String response = socket.request("/ocpp/" + station, "Sec-WebSocket-Protocol: ocpp1.6");
        if (!response.startsWith("HTTP/1.1 101 ")) {
            throw new AssertionError(response);
        }
        return socket;
    }

    /** Asks for an upgrade, and gives the answer's text. */
    String request(String path, String... headers) {
        return raw("GET " + path + " HTTP/1.1\r\nHost: gateway\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n") + "\r\n");
    }

    String raw(String request) {
        server.writeInbound(Unpooled.copiedBuffer(request, StandardCharsets.ISO_8859_1));
        server.runPendingTasks();
        StringBuilder response = new StringBuilder();
        for (ByteBuf part = server.readOutbound(); part != null; part = server.readOutbound()) {
            response.append(part.toString(StandardCharsets.UTF_8));
            part.release();
        }
        return response.toString();
    }

    void say(String text) {
        say(new TextWebSocketFrame(text));
    }

    void say(WebSocketFrame frame) {
        client.writeOutbound(frame);
        ByteBuf all = Unpooled.buffer();
        for (ByteBuf part = client.readOutbound(); part != null; part = client.readOutbound()) {
            all.writeBytes(part);
            part.release();
        }
        server.writeInbound(all);
        server.runPendingTasks();
    }

    /** The frames that the station has got since the last time. */
    List<WebSocketFrame> heard() {
        server.runPendingTasks();
        for (ByteBuf part = server.readOutbound(); part != null; part = server.readOutbound()) {
            client.writeInbound(part);
        }
        List<WebSocketFrame> frames = new ArrayList<>();
        for (WebSocketFrame frame = client.readInbound(); frame != null; frame = client.readInbound()) {
            frames.add(frame);
        }
        return frames;
    }

    List<String> heardTexts() {
        return heard().stream()
                .filter(TextWebSocketFrame.class::isInstance)
                .map(frame -> ((TextWebSocketFrame) frame).text())
                .toList();
    }

    /** The code of the close frame that the station has got, 0 where there was none. */
    int closeCode() {
        return heard().stream()
                .filter(CloseWebSocketFrame.class::isInstance)
                .mapToInt(frame -> ((CloseWebSocketFrame) frame).statusCode())
                .findFirst()
                .orElse(0);
    }

    void pass(long seconds) {
        ticker.advance(seconds, TimeUnit.SECONDS);
        server.runScheduledPendingTasks();
        server.runPendingTasks();
    }
}
