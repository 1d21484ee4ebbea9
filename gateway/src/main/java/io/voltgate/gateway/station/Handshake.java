package io.voltgate.gateway.station;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.voltgate.domain.Deviation;
import io.voltgate.domain.LinkSecurity;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Input;
import io.voltgate.gateway.config.DiallingConfig.NoCommonSubprotocol;
import io.voltgate.gateway.config.GatewayConfig.UnknownStation;
import io.voltgate.gateway.station.Admission.Outcome;
import io.voltgate.gateway.station.Callers.Caller;
import io.voltgate.ocpp.Dialects;
import io.voltgate.ocpp.OcppVersion;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The upgrade: path to identity, subprotocol to dialect, credentials to admission. Owned by the channel's I/O thread; only the
 * password is checked elsewhere. A socket gets exactly one answer, and within the deadline it is a station's or it is closed.
 */
final class Handshake extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(Handshake.class);

    private final StationPlane plane;
    private @Nullable Future<?> deadline;
    private boolean asked;

    Handshake(StationPlane plane) {
        this.plane = plane;
    }

    /** A station whose wish can be understood. */
    private record Wish(Applicant applicant, Subprotocol protocol, FullHttpRequest request) {
        StationId station() {
            return applicant.station();
        }
    }

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
        Optional<Refusal> flaw = UpgradeRequest.flaw(request);
        Optional<Identity> identity = flaw.isPresent() ? Optional.empty() : Identity.of(request.uri());
        if (identity.isEmpty()) {
            refuse(ctx, flaw.orElse(Refusal.NO_IDENTITY));
            return;
        }
        Caller caller = plane.admission().callers().of(identity.get());
        OptionalLong refusedUntil = plane.admission()
                .redials()
                .refusedUntil(caller.station(), plane.wallMs().getAsLong());
        if (refusedUntil.isPresent()) {
            refuseLoop(ctx, refusedUntil);
            return;
        }
        Optional<Subprotocol> protocol = subprotocol(caller.station(), request);
        if (protocol.isEmpty()) {
            refuseSubprotocol(ctx, request);
            return;
        }
        TlsLink link = TlsLinks.of(ctx.pipeline());
        if (link.legacy() && protocol.get().version() != OcppVersion.V16) {
            refuse(ctx, Refusal.TLS_TOO_OLD);
            return;
        }
        count(caller.station(), caller.deviations());
        count(caller.station(), protocol.get().deviations());
        count(caller.station(), UpgradeRequest.mend(request));
        String authorization = request.headers().get(HttpHeaderNames.AUTHORIZATION);
        Applicant applicant = new Applicant(caller.station(), caller.dialled(), authorization, link);
        apply(ctx, new Wish(applicant, protocol.get(), request.retain()));
    }

    private Optional<Subprotocol> subprotocol(StationId station, FullHttpRequest request) {
        Optional<OcppVersion> entered = plane.admission().versionOf(station);
        return Subprotocol.choose(
                request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL),
                new Subprotocol.Wanted(entered, plane.config().dialling().defaultVersion()));
    }

    private void count(StationId station, Set<Deviation> deviations) {
        plane.deviations().seen(station, deviations, "", plane.wallMs().getAsLong());
    }

    private void apply(ChannelHandlerContext ctx, Wish wish) {
        ctx.channel().config().setAutoRead(false);
        var _ = plane.admission()
                .admit(wish.applicant())
                .whenComplete((outcome, failed) -> ctx.executor().execute(() -> decide(ctx, wish, outcome, failed)));
    }

    private void decide(ChannelHandlerContext ctx, Wish wish, @Nullable Outcome outcome, @Nullable Throwable failed) {
        try {
            if (failed != null || outcome == null) {
                plane.metrics().defect();
                LOG.error("The credentials of {} could not be checked", wish.station(), failed);
                refuse(ctx, Refusal.OVERLOADED);
                return;
            }
            switch (outcome.verdict()) {
                case ADMITTED -> admit(ctx, wish, outcome);
                case BAD_CREDENTIALS -> refuse(ctx, Refusal.BAD_CREDENTIALS);
                case BAD_CERTIFICATE -> refuse(ctx, Refusal.BAD_CERTIFICATE);
                case PROFILE_TOO_LOW -> refuse(ctx, Refusal.PROFILE_TOO_LOW);
                case UNKNOWN_STATION -> refuse(ctx, Refusal.UNKNOWN_STATION);
                case OVERLOADED -> refuse(ctx, Refusal.OVERLOADED);
            }
        } finally {
            wish.request().release();
        }
    }

    private void admit(ChannelHandlerContext ctx, Wish wish, Outcome outcome) {
        if (!ctx.channel().isActive()) {
            return;
        }
        OptionalLong refusedUntil = plane.admission()
                .redials()
                .dialled(wish.station(), plane.wallMs().getAsLong());
        if (refusedUntil.isPresent()) {
            refuseLoop(ctx, refusedUntil);
            return;
        }
        boolean room =
                plane.channels().hasRoomFor(wish.station(), plane.config().maxConnections());
        if (!room || !plane.inbox().reserve()) {
            refuse(ctx, Refusal.FULL);
            return;
        }
        count(wish.station(), outcome.deviations());
        plane.admission().cameIn(wish.station(), outcome);
        WebSocketServerHandshaker handshaker =
                handshaker(wish.request(), wish.protocol().word());
        Channel channel = ctx.channel();
        // It has its epoch before it is answered: a station that dials again once it has the answer is newer for sure.
        StationHandler handler = open(channel, wish, outcome);
        ChannelFuture answered =
                handshaker.handshake(channel, wish.request(), new DefaultHttpHeaders(), channel.newPromise());
        StationPipeline.upgrade(channel.pipeline(), handler, plane.config().maxMessageBytes());
        answered.addListener(done -> {
            if (done.isSuccess()) {
                channel.config().setAutoRead(true);
            } else {
                var _ = channel.close();
            }
        });
    }

    /** The word goes back as the station wrote it; without one there is no header. */
    private WebSocketServerHandshaker handshaker(FullHttpRequest request, @Nullable String word) {
        if (word == null) {
            request.headers().remove(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
        } else {
            request.headers().set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, word);
        }
        return new WebSocketServerHandshakerFactory("", word, decoderConfig()).newHandshaker(request);
    }

    /** Violations are left to {@link StationHandler}, so that a connection is closed in one place, for one reason. */
    private WebSocketDecoderConfig decoderConfig() {
        return WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(plane.config().maxMessageBytes())
                .allowExtensions(true)
                .closeOnProtocolViolation(false)
                .build();
    }

    private StationHandler open(Channel channel, Wish wish, Outcome outcome) {
        StationId station = wish.station();
        OcppVersion version = wish.protocol().version();
        boolean provision = plane.config().unknown() == UnknownStation.PROVISION;
        LinkSecurity security =
                new LinkSecurity(outcome.profile(), wish.applicant().link().agreed());
        Input.Connected announced =
                new Input.Connected(station, 0, version.subprotocol(), remote(channel), provision, security);
        // The shard may have to wait for what is done below, so the dialect is made before.
        StationHandler.Peer peer = new StationHandler.Peer(station, Dialects.of(version), serial(wish, outcome));
        return plane.channels()
                .open(station, epoch -> new StationHandler(plane, peer, epoch, channel.eventLoop()), announced);
    }

    private static Optional<String> serial(Wish wish, Outcome outcome) {
        return wish.applicant()
                .link()
                .client()
                .filter(shown -> outcome.profile() == LinkSecurity.HIGHEST)
                .flatMap(StationCertificate::of)
                .map(StationCertificate::serial);
    }

    private static String remote(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress() + ":" + address.getPort()
                : "";
    }

    private void refuseLoop(ChannelHandlerContext ctx, OptionalLong untilMs) {
        long waitMs = untilMs.orElse(0) - plane.wallMs().getAsLong();
        plane.metrics().handshakeRefused(Refusal.RECONNECT_LOOP.name());
        Refusal.RECONNECT_LOOP.answer(ctx, Long.toString(Math.max(1, TimeUnit.MILLISECONDS.toSeconds(waitMs))));
    }

    private void refuseSubprotocol(ChannelHandlerContext ctx, FullHttpRequest request) {
        if (plane.config().dialling().noCommonSubprotocol() == NoCommonSubprotocol.REFUSE) {
            refuse(ctx, Refusal.NO_SUBPROTOCOL);
            return;
        }
        plane.metrics().handshakeRefused(Refusal.NO_SUBPROTOCOL.name());
        var _ = UpgradeRequest.mend(request);
        handshaker(request, null)
                .handshake(ctx.channel(), request)
                .addListener(done -> ctx.channel()
                        .writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.PROTOCOL_ERROR))
                        .addListener(ChannelFutureListener.CLOSE));
    }

    private void refuse(ChannelHandlerContext ctx, Refusal refusal) {
        plane.metrics().handshakeRefused(refusal.name());
        refusal.answer(ctx, Refusal.SOON_SECONDS);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause.getCause() instanceof SSLException refused) {
            LOG.info("TLS was not agreed on with {}: {}", remote(ctx.channel()), refused.getMessage());
            giveUp(ctx, "tls");
            return;
        }
        LOG.debug("A socket broke before its upgrade", cause);
        giveUp(ctx, "connection_lost");
    }
}
