package io.voltgate.gateway.station;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Input;
import io.voltgate.gateway.config.GatewayConfig.UnknownStation;
import io.voltgate.gateway.station.Admission.Verdict;
import io.voltgate.ocpp.Dialects;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The upgrade: path to identity, subprotocol to dialect, credentials to admission. Owned by the channel's I/O thread; only the
 * password is checked elsewhere. A socket gets exactly one answer, and within the deadline it is a station's or it is closed.
 */
final class Handshake extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(Handshake.class);
    private static final String RETRY_AFTER_SECONDS = "10";

    private final StationPlane plane;
    private @Nullable Future<?> deadline;
    private boolean asked;

    Handshake(StationPlane plane) {
        this.plane = plane;
    }

    /** A station that asks to come in. */
    private record Applicant(StationId station, Subprotocol protocol, FullHttpRequest request) {}

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        deadline = ctx.executor()
                .schedule(() -> giveUp(ctx, "deadline"), plane.config().handshakeSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    private void giveUp(ChannelHandlerContext ctx, String why) {
        plane.metrics().handshakeRefused(why);
        var _ = ctx.close();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        if (asked) {
            giveUp(ctx, "asked_twice");
            return;
        }
        asked = true;
        if (!request.decoderResult().isSuccess()) {
            boolean tooLong = request.decoderResult().cause() instanceof TooLongFrameException;
            refuse(ctx, tooLong ? Refusal.HEAD_TOO_LONG : Refusal.BAD_REQUEST);
            return;
        }
        Optional<Refusal> flaw = flaw(request);
        Optional<StationId> station = Identity.of(request.uri());
        Optional<Subprotocol> protocol =
                Subprotocol.choose(request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL));
        if (flaw.isPresent()) {
            refuse(ctx, flaw.get());
        } else if (station.isEmpty()) {
            refuse(ctx, Refusal.NO_IDENTITY);
        } else if (protocol.isEmpty()) {
            refuse(ctx, Refusal.NO_SUBPROTOCOL);
        } else {
            apply(ctx, new Applicant(station.get(), protocol.get(), request.retain()));
        }
    }

    /** Why a request is no upgrade; stations that forget the Connection header are forgiven. */
    private static Optional<Refusal> flaw(FullHttpRequest request) {
        boolean upgrade = request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
        if (!upgrade || !request.method().equals(HttpMethod.GET)) {
            return Optional.of(Refusal.NO_UPGRADE);
        }
        String version = request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_VERSION);
        if (!WebSocketVersion.V13.toHttpHeaderValue().equals(version)) {
            return Optional.of(Refusal.OTHER_WEBSOCKET);
        }
        boolean keyed = request.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_KEY);
        return keyed ? Optional.empty() : Optional.of(Refusal.BAD_REQUEST);
    }

    private void apply(ChannelHandlerContext ctx, Applicant applicant) {
        ctx.channel().config().setAutoRead(false);
        String authorization = applicant.request().headers().get(HttpHeaderNames.AUTHORIZATION);
        var _ = plane.admission()
                .admit(applicant.station(), authorization)
                .whenComplete(
                        (verdict, failed) -> ctx.executor().execute(() -> decide(ctx, applicant, verdict, failed)));
    }

    private void decide(
            ChannelHandlerContext ctx, Applicant applicant, @Nullable Verdict verdict, @Nullable Throwable failed) {
        try {
            if (failed != null || verdict == null) {
                plane.metrics().defect();
                LOG.error("The credentials of {} could not be checked", applicant.station(), failed);
                refuse(ctx, Refusal.OVERLOADED);
                return;
            }
            switch (verdict) {
                case ADMITTED -> admit(ctx, applicant);
                case BAD_CREDENTIALS -> refuse(ctx, Refusal.BAD_CREDENTIALS);
                case UNKNOWN_STATION -> refuse(ctx, Refusal.UNKNOWN_STATION);
                case OVERLOADED -> refuse(ctx, Refusal.OVERLOADED);
            }
        } finally {
            applicant.request().release();
        }
    }

    private void admit(ChannelHandlerContext ctx, Applicant applicant) {
        if (!ctx.channel().isActive()) {
            return;
        }
        boolean room =
                plane.channels().hasRoomFor(applicant.station(), plane.config().maxConnections());
        if (!room || !plane.inbox().reserve()) {
            refuse(ctx, Refusal.FULL);
            return;
        }
        FullHttpRequest request = applicant.request();
        String word = applicant.protocol().word();
        request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
        request.headers().set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, word);
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory("", word, decoderConfig()).newHandshaker(request);
        Channel channel = ctx.channel();
        // It has its epoch before it is answered: a station that dials again once it has the answer is newer for sure.
        StationHandler handler = open(channel, applicant);
        ChannelFuture answered = handshaker.handshake(channel, request, new DefaultHttpHeaders(), channel.newPromise());
        StationPipeline.upgrade(channel.pipeline(), handler, plane.config().maxMessageBytes());
        answered.addListener(done -> {
            if (done.isSuccess()) {
                channel.config().setAutoRead(true);
            } else {
                var _ = channel.close();
            }
        });
    }

    /** Violations are left to {@link StationHandler}, so that a connection is closed in one place, for one reason. */
    private WebSocketDecoderConfig decoderConfig() {
        return WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(plane.config().maxMessageBytes())
                .allowExtensions(true)
                .closeOnProtocolViolation(false)
                .build();
    }

    private StationHandler open(Channel channel, Applicant applicant) {
        StationId station = applicant.station();
        boolean provision = plane.config().unknown() == UnknownStation.PROVISION;
        Input.Connected announced = new Input.Connected(
                station, 0, applicant.protocol().version().subprotocol(), remote(channel), provision);
        return plane.channels()
                .open(
                        station,
                        epoch -> new StationHandler(
                                plane,
                                station,
                                epoch,
                                Dialects.of(applicant.protocol().version()),
                                channel.eventLoop()),
                        announced);
    }

    private static String remote(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress() + ":" + address.getPort()
                : "";
    }

    /** Why a socket is not upgraded, with the answer it gets. */
    private enum Refusal {
        BAD_REQUEST(400, "This request can't be read."),
        HEAD_TOO_LONG(431, "This request is too long."),
        NO_UPGRADE(426, "Charging stations dial in here with WebSocket."),
        OTHER_WEBSOCKET(426, "Only version 13 of WebSocket is spoken here."),
        NO_IDENTITY(404, "The path ends with no station's identity."),
        NO_SUBPROTOCOL(400, "None of the offered subprotocols is spoken here."),
        BAD_CREDENTIALS(401, "Identity and password are required."),
        UNKNOWN_STATION(404, "No such station."),
        OVERLOADED(503, "Too many stations are dialling in, come back later."),
        FULL(503, "Too many stations are connected, come back later.");

        private final int status;
        private final String text;

        Refusal(int status, String text) {
            this.status = status;
            this.text = text;
        }

        private Map<CharSequence, String> headers() {
            return switch (this) {
                case NO_UPGRADE, OTHER_WEBSOCKET ->
                    Map.of(HttpHeaderNames.UPGRADE, "websocket", HttpHeaderNames.SEC_WEBSOCKET_VERSION, "13");
                case BAD_CREDENTIALS -> Map.of(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"voltgate\"");
                case OVERLOADED, FULL -> Map.of(HttpHeaderNames.RETRY_AFTER, RETRY_AFTER_SECONDS);
                case BAD_REQUEST, HEAD_TOO_LONG, NO_IDENTITY, NO_SUBPROTOCOL, UNKNOWN_STATION -> Map.of();
            };
        }
    }

    private void refuse(ChannelHandlerContext ctx, Refusal refusal) {
        plane.metrics().handshakeRefused(refusal.name());
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(refusal.status),
                ByteBufUtil.writeUtf8(ctx.alloc(), refusal.text + "\n"));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        refusal.headers().forEach((name, value) -> response.headers().set(name, value));
        ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("A socket broke before its upgrade", cause);
        giveUp(ctx, "connection_lost");
    }
}
