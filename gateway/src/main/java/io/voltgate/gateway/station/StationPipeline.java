package io.voltgate.gateway.station;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.compression.ZlibCodecFactory;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionFilter;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionFilterProvider;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandler;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.ssl.SslContext;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a socket's bytes go through, in order. Used by the I/O thread that accepts the socket. Sockets beyond the limit are closed at
 * once, so that they can't pile up before their upgrade.
 */
final class StationPipeline extends ChannelInitializer<Channel> {
    private static final int MAX_REQUEST_LINE = 4096;
    private static final int MAX_HEADERS = 8192;
    private static final int MAX_BODY = 1024;
    private static final int DEFLATE_LEVEL = 6;
    private static final int DEFLATE_WINDOW = 15;
    /** Shorter texts of ours go out as they are: most answers are shorter, and a deflater takes 256 KiB per connection. */
    private static final int DEFLATE_FROM_BYTES = 1024;

    private final StationPlane plane;
    private final ChannelGroup sockets;
    private final Optional<Supplier<SslContext>> tls;

    /** @param tls what the TLS of a new socket begins with, empty for a port without TLS */
    StationPipeline(StationPlane plane, ChannelGroup sockets, Optional<Supplier<SslContext>> tls) {
        this.plane = plane;
        this.sockets = sockets;
        this.tls = tls;
    }

    @Override
    protected void initChannel(Channel channel) {
        if (sockets.size() >= plane.config().maxConnections() + plane.config().handshakesAtOnce()) {
            plane.metrics().handshakeRefused("sockets");
            var _ = channel.close();
            return;
        }
        sockets.add(channel);
        // Secret bytes to bytes; the handshake behind it has the deadline of both.
        tls.ifPresent(context -> channel.pipeline().addLast("tls", context.get().newHandler(channel.alloc())));
        channel.pipeline()
                // Bytes to HTTP, with a limit on the head; the upgrade puts the WebSocket codec in its place.
                .addLast(
                        "http",
                        new HttpServerCodec(new HttpDecoderConfig()
                                .setMaxInitialLineLength(MAX_REQUEST_LINE)
                                .setMaxHeaderSize(MAX_HEADERS)))
                // One request as a whole, since an upgrade has next to no body; the upgrade removes it.
                .addLast("request", new HttpObjectAggregator(MAX_BODY))
                // Sees the upgrade pass in both directions, to agree on permessage-deflate; then it is the inflater.
                .addLast("deflate", deflate())
                // Decides, and makes way for what upgrade() adds.
                .addLast("handshake", new Handshake(plane));
    }

    /** What stands in place of the handshake once a station is in. */
    static void upgrade(ChannelPipeline pipeline, StationHandler station, int maxMessageBytes) {
        pipeline
                // Fragments to messages, behind the inflater, so that the limit counts what was inflated.
                .addLast("messages", new WebSocketFrameAggregator(maxMessageBytes))
                // Bytes that were read together may be many messages; behind this, autoRead stops them one by one.
                .addLast("flow", new FlowControlHandler())
                .addLast("station", station)
                .remove("handshake");
    }

    private WebSocketServerExtensionHandler deflate() {
        return new WebSocketServerExtensionHandler(new PerMessageDeflateServerExtensionHandshaker(
                DEFLATE_LEVEL,
                ZlibCodecFactory.isSupportingWindowSizeAndMemLevel(),
                DEFLATE_WINDOW,
                true,
                false,
                DEFLATE_WINDOW,
                PerMessageDeflateServerExtensionHandshaker.DEFAULT_MEM_LEVEL,
                new LongTextsOnly(),
                plane.config().maxMessageBytes()));
    }

    /** Inflates all that comes deflated, and deflates only what is long. */
    private static final class LongTextsOnly implements WebSocketExtensionFilterProvider {
        @Override
        public WebSocketExtensionFilter encoderFilter() {
            return frame -> frame.content().readableBytes() < DEFLATE_FROM_BYTES;
        }

        @Override
        public WebSocketExtensionFilter decoderFilter() {
            return WebSocketExtensionFilter.NEVER_SKIP;
        }
    }
}
