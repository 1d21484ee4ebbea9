package io.voltgate.gateway.station;

import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.ENDPOINT_UNAVAILABLE;
import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.INTERNAL_SERVER_ERROR;
import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.INVALID_MESSAGE_TYPE;
import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.MESSAGE_TOO_BIG;
import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.NORMAL_CLOSURE;
import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.POLICY_VIOLATION;
import static io.netty.handler.codec.http.websocketx.WebSocketCloseStatus.PROTOCOL_ERROR;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.voltgate.domain.CloseReason;
import io.voltgate.domain.Command;
import io.voltgate.domain.Deviation;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.gateway.config.ToleranceConfig.Reading;
import io.voltgate.gateway.station.Conversation.Outcome;
import io.voltgate.ocpp.Dialect;
import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.signed.SignedRequests;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of one station: frame in, frame out. Owned by the channel's I/O thread; {@link #answer}, {@link #call} and
 * {@link #hangUp} may be called from any. It ends for exactly one reason, told once, after everything that was read before; and
 * while anything waits outside the inbox, the station is not read.
 */
final class StationHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final Logger LOG = LoggerFactory.getLogger(StationHandler.class);
    private static final Set<Deviation> EMPTY = Set.of(Deviation.EMPTY_FRAME);
    private static final long RETRY_MS = 5;
    /** How long a peer may take to answer our close before the socket is closed under it. */
    private static final long CLOSE_MS = 1_000;

    private final StationPlane plane;
    private final Peer peer;
    private final StationId station;
    private final long epoch;
    private final EventLoop loop;
    private final Deliveries deliveries;
    private final Conversation conversation;
    private final Queue<Input> held = new ArrayDeque<>();
    private @Nullable ChannelHandlerContext context;
    private @Nullable CloseReason ended;
    private @Nullable Future<?> unwritable;
    private @Nullable Future<?> watch;
    private long heardNanos;

    /**
     * Who is at the other end.
     *
     * @param certified the serial number in the certificate that the station has shown, empty where it has shown none
     */
    record Peer(StationId station, Dialect dialect, Optional<String> certified) {
        /** Whether it says that it is another than its certificate does (OCPP 2.0.1 Part 2, B01.FR.11 and 12). */
        private boolean contradicts(Input input) {
            return dialect.version() != OcppVersion.V16
                    && certified.isPresent()
                    && input instanceof Input.Asked asked
                    && asked.request() instanceof Request.Boot boot
                    && !certified.get().equals(boot.info().serial());
        }
    }

    StationHandler(StationPlane plane, Peer peer, long epoch, EventLoop loop) {
        this.plane = plane;
        this.peer = peer;
        this.station = peer.station();
        this.epoch = epoch;
        this.loop = loop;
        this.deliveries = plane.channels().deliveriesTo(loop);
        this.conversation = new Conversation(
                station, epoch, peer.dialect(), plane.config().tolerance().reading() == Reading.TOLERANT);
    }

    OcppVersion version() {
        return conversation.version();
    }

    long epoch() {
        return epoch;
    }

    /** Answers a call of the station. */
    void answer(Output.Answer answer) {
        onLoop(() -> {
            if (ended == null) {
                conversation.answer(answer).ifPresent(this::send);
                updateReading();
            }
        });
    }

    /** Sends a call of ours. */
    void call(Output.Call call) {
        onLoop(() -> {
            if (ended == null) {
                carryOut(
                        call.order().command() instanceof Command.ChangePassword(String reference)
                                ? conversation.changePassword(
                                        call, plane.passwords().take(station, reference))
                                : conversation.call(call));
            }
        });
    }

    /** Ends the connection from our side. */
    void hangUp(CloseReason reason) {
        onLoop(() -> {
            WebSocketCloseStatus status =
                    reason == CloseReason.GATEWAY_STOPPING ? ENDPOINT_UNAVAILABLE : NORMAL_CLOSURE;
            close(reason, status);
        });
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        heardNanos = loop.ticker().nanoTime();
        watchAfter(TimeUnit.SECONDS.toNanos(plane.config().pingSeconds()));
        plane.metrics().connectionOpened();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        heardNanos = loop.ticker().nanoTime();
        if (ended != null) {
            if (frame instanceof CloseWebSocketFrame) {
                var _ = ctx.close();
            }
            return;
        }
        if (frame.rsv() != 0) {
            LOG.warn(
                    "{} sent a frame with reserved bits {}, compressed though that wasn't agreed on; it is closed with"
                            + " 1002",
                    station,
                    frame.rsv());
            close(CloseReason.PROTOCOL_VIOLATION, PROTOCOL_ERROR);
            return;
        }
        switch (frame) {
            case TextWebSocketFrame text -> hear(text);
            case PingWebSocketFrame ping ->
                write(new PongWebSocketFrame(ping.content().retain()));
            case CloseWebSocketFrame bye -> closedByStation(ctx);
            case BinaryWebSocketFrame binary -> close(CloseReason.PROTOCOL_VIOLATION, INVALID_MESSAGE_TYPE);
            default -> {
                // A pong: that it came is all there is to it.
            }
        }
    }

    private void hear(TextWebSocketFrame frame) {
        int bytes = frame.content().readableBytes();
        if (bytes > plane.config().maxMessageBytes()) {
            close(CloseReason.MESSAGE_TOO_BIG, MESSAGE_TOO_BIG);
        } else if (bytes == 0) {
            forgive(EMPTY, "");
        } else {
            plane.metrics().frameIn();
            String text = frame.text();
            carryOut(conversation.hear(text, plane.wallMs().getAsLong()));
            conversation.booted().ifPresent(info -> plane.deviations().booted(station, info));
            forgive(conversation.deviations(), text);
            updateReading();
        }
    }

    private void forgive(Set<Deviation> deviations, String text) {
        if (!deviations.isEmpty()) {
            plane.deviations().seen(station, deviations, text, plane.wallMs().getAsLong());
        }
    }

    private void carryOut(Outcome outcome) {
        switch (outcome) {
            case Outcome.Tell(Input input)
            when peer.contradicts(input) -> {
                LOG.warn("{} has another serial number than its certificate and is closed", station);
                close(CloseReason.SERIAL_MISMATCH, POLICY_VIOLATION);
            }
            case Outcome.Tell(Input input) -> tell(verified(input));
            case Outcome.Send(Frame frame) -> send(frame);
            case Outcome.TellAndSend(Input input, Frame frame) -> {
                tell(input);
                send(frame);
            }
            case Outcome.Ignore _ -> {
                // Its deviation is counted with the others of the frame.
            }
        }
    }

    /** Signatures are checked on this thread, so that the shard never waits for one. */
    private Input verified(Input input) {
        return input instanceof Input.Asked asked
                ? asked.with(SignedRequests.verified(asked.request(), station, plane.meterKeys()))
                : input;
    }

    private void send(Frame frame) {
        if (frame instanceof Frame.CallError error) {
            plane.metrics().callErrorSent(error.code());
        }
        plane.metrics().frameOut();
        write(new TextWebSocketFrame(FrameCodec.encode(frame)));
    }

    /** What is held keeps its place before what comes later. */
    private void tell(Input input) {
        if (held.isEmpty() && plane.inbox().offer(input)) {
            return;
        }
        plane.metrics().inboxRejected();
        held.add(input);
        if (held.size() == 1) {
            var _ = later(this::tellHeld, TimeUnit.MILLISECONDS.toNanos(RETRY_MS));
        }
        updateReading();
    }

    private void tellHeld() {
        while (!held.isEmpty() && plane.inbox().offer(held.element())) {
            held.remove();
        }
        if (!held.isEmpty()) {
            var _ = later(this::tellHeld, TimeUnit.MILLISECONDS.toNanos(RETRY_MS));
        } else if (ended != null) {
            plane.inbox().disconnected(new Input.Disconnected(station, epoch, ended));
        } else {
            updateReading();
        }
    }

    /** Reads on only when the inbox takes, few enough calls are open, and the station reads what it is sent. */
    private void updateReading() {
        boolean reading = ended != null
                || (held.isEmpty()
                        && conversation.unanswered() < plane.limits().unansweredPerStation()
                        && here().channel().isWritable());
        if (reading && !here().channel().config().isAutoRead()) {
            heardNanos = loop.ticker().nanoTime();
        }
        here().channel().config().setAutoRead(reading);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (unwritable != null) {
            unwritable.cancel(false);
            unwritable = null;
        }
        if (!ctx.channel().isWritable()) {
            unwritable = later(
                    () -> abort(CloseReason.UNWRITABLE),
                    TimeUnit.SECONDS.toNanos(plane.config().unwritableSeconds()));
        }
        updateReading();
        ctx.fireChannelWritabilityChanged();
    }

    /** Silence counts only while we listen. */
    private void listen() {
        long now = loop.ticker().nanoTime();
        if (!here().channel().config().isAutoRead()) {
            heardNanos = now;
        }
        long silence = now - heardNanos;
        long ping = TimeUnit.SECONDS.toNanos(plane.config().pingSeconds());
        long limit = TimeUnit.SECONDS.toNanos(plane.config().livenessSeconds());
        if (silence >= limit) {
            close(CloseReason.SILENT, NORMAL_CLOSURE);
        } else if (silence >= ping) {
            write(new PingWebSocketFrame());
            watchAfter(Math.min(ping, limit - silence));
        } else {
            watchAfter(ping - silence);
        }
    }

    private void watchAfter(long nanos) {
        watch = later(this::listen, nanos);
    }

    private void closedByStation(ChannelHandlerContext ctx) {
        end(CloseReason.STATION_CLOSED);
        ctx.writeAndFlush(new CloseWebSocketFrame(NORMAL_CLOSURE)).addListener(ChannelFutureListener.CLOSE);
    }

    /** Says why, and gives the station a moment to say the same, since closing over unread bytes would take our words back. */
    private void close(CloseReason reason, WebSocketCloseStatus status) {
        if (ended == null) {
            end(reason);
            write(new CloseWebSocketFrame(status));
            updateReading();
            var _ = later(this::shut, TimeUnit.MILLISECONDS.toNanos(CLOSE_MS));
        }
    }

    private void abort(CloseReason reason) {
        end(reason);
        shut();
    }

    private void shut() {
        var _ = here().close();
    }

    private void end(CloseReason reason) {
        if (ended != null) {
            return;
        }
        ended = reason;
        plane.channels().closed(station, this);
        plane.metrics().connectionClosed(reason);
        plane.admission().redials().ended(station, reason, plane.wallMs().getAsLong());
        if (watch != null) {
            watch.cancel(false);
        }
        if (held.isEmpty()) {
            plane.inbox().disconnected(new Input.Disconnected(station, epoch, reason));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        end(CloseReason.CONNECTION_LOST);
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        switch (cause) {
            case TooLongFrameException tooLong -> close(CloseReason.MESSAGE_TOO_BIG, MESSAGE_TOO_BIG);
            case CorruptedWebSocketFrameException corrupted
            when corrupted.closeStatus().equals(MESSAGE_TOO_BIG) -> close(CloseReason.MESSAGE_TOO_BIG, MESSAGE_TOO_BIG);
            case CorruptedWebSocketFrameException corrupted ->
                close(CloseReason.PROTOCOL_VIOLATION, corrupted.closeStatus());
            case DecompressionException inflated -> closeInflated(inflated);
            case DecoderException malformed -> close(CloseReason.PROTOCOL_VIOLATION, PROTOCOL_ERROR);
            case IOException lost -> abort(CloseReason.CONNECTION_LOST);
            default -> {
                plane.metrics().defect();
                LOG.error("The connection of {} is closed for a fault of ours", station, cause);
                close(CloseReason.CONNECTION_LOST, INTERNAL_SERVER_ERROR);
            }
        }
    }

    /** Netty has one exception for text that inflates beyond the limit and for text that doesn't inflate. */
    private void closeInflated(DecompressionException inflated) {
        boolean tooBig = String.valueOf(inflated.getMessage()).contains("maximum size");
        close(
                tooBig ? CloseReason.MESSAGE_TOO_BIG : CloseReason.PROTOCOL_VIOLATION,
                tooBig ? MESSAGE_TOO_BIG : PROTOCOL_ERROR);
    }

    /** What fails in here ends this connection, and none of the others that are served by the same task. */
    private void onLoop(Runnable task) {
        deliveries.post(() -> {
            try {
                task.run();
            } catch (RuntimeException defect) {
                exceptionCaught(here(), defect);
            }
        });
    }

    private Future<?> later(Runnable task, long nanos) {
        return loop.schedule(task, nanos, TimeUnit.NANOSECONDS).addListener(this::watchOver);
    }

    private void watchOver(io.netty.util.concurrent.Future<?> done) {
        if (!done.isSuccess() && !done.isCancelled()) {
            exceptionCaught(here(), done.cause());
        }
    }

    private void write(WebSocketFrame frame) {
        var _ = here().writeAndFlush(frame, here().voidPromise());
    }

    private ChannelHandlerContext here() {
        if (context == null) {
            throw new IllegalStateException("the connection has no channel yet");
        }
        return context;
    }
}
