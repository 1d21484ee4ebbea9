package io.voltgate.benchmarks.load;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.voltgate.benchmarks.load.Wording.Step;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A station that plays one session after the other, one call at a time. Owned by the fleet's I/O thread. It finishes the session it is
 * in when its time is over, and ends at the first failure.
 */
final class LightStation extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private final Plan plan;
    private final Charge charge;
    private final CompletableFuture<Void> booted = new CompletableFuture<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private @Nullable ChannelHandlerContext context;
    private @Nullable Run run;
    private Step step = Step.BOOT;
    private int metersLeft;
    private long messages;
    private long calls;
    private long dueNanos;
    private boolean awaits;

    /**
     * What a station is to do.
     *
     * @param metersPerSession meter-value messages between start and stop
     * @param wallMs milliseconds since 1970
     */
    record Plan(String name, Wording wording, int metersPerSession, LongSupplier wallMs) {}

    /** A run of the fleet, as far as this station is concerned. */
    record Run(Pace pace, Phases phases, Tally tally) {}

    LightStation(Plan plan) {
        this.plan = plan;
        this.charge = new Charge(plan.name());
    }

    /** Done when the gateway has accepted the station. */
    CompletableFuture<Void> booted() {
        return booted;
    }

    /** Done when the last session has ended, also by a failure, which is in the tally. */
    CompletableFuture<Void> done() {
        return done;
    }

    /** Begins to charge; to be called on the I/O thread, once, after the boot. */
    void begin(Run beginning) {
        run = beginning;
        nextSession(System.nanoTime());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            context = ctx;
            send();
        } else if (event == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
            fail("no upgrade in time");
        }
    }

    private void nextSession(long nowNanos) {
        Run current = running();
        if (current.phases().runs(current.pace().dueNanos(calls, nowNanos))) {
            charge.begin();
            metersLeft = plan.metersPerSession();
            step = Step.AUTHORIZE;
            whenDue(nowNanos);
        } else {
            done.complete(null);
        }
    }

    /** What is left of the last session when the time is over goes out at once. */
    private void whenDue(long nowNanos) {
        Run current = running();
        dueNanos = current.pace().dueNanos(calls, nowNanos);
        calls++;
        if (!current.phases().runs(dueNanos) || dueNanos <= nowNanos) {
            send();
        } else {
            var _ = here().executor().schedule(this::send, dueNanos - nowNanos, TimeUnit.NANOSECONDS);
        }
    }

    private void send() {
        messages++;
        charge.tick(plan.wallMs().getAsLong());
        if (step == Step.METER) {
            charge.draw();
        }
        awaits = true;
        String call = plan.wording().call(Long.toString(messages), step, charge);
        here().writeAndFlush(new TextWebSocketFrame(call)).addListener(sent -> {
            if (!sent.isSuccess()) {
                fail("a call could not be sent: " + sent.cause());
            }
        });
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
        String answer = frame.text();
        long nowNanos = System.nanoTime();
        if (!awaits
                || !answer.startsWith("[3,\"" + messages + "\",")
                || !plan.wording().isGood(step, answer)) {
            fail(step + " was answered with " + answer);
            return;
        }
        awaits = false;
        if (step == Step.BOOT) {
            booted.complete(null);
            return;
        }
        running().tally().answered(dueNanos, nowNanos);
        goOn(answer, nowNanos);
    }

    private void goOn(String answer, long nowNanos) {
        switch (step) {
            case BOOT, AUTHORIZE -> step = Step.START;
            case START -> {
                plan.wording().transactionIn(answer).ifPresent(charge::named);
                step = metersLeft > 0 ? Step.METER : Step.STOP;
            }
            case METER -> {
                metersLeft--;
                step = metersLeft > 0 ? Step.METER : Step.STOP;
            }
            case STOP -> {
                running()
                        .tally()
                        .completed(
                                new Tally.AckedSession(charge.station(), charge.transaction(), charge.deliveredWh()),
                                nowNanos);
                nextSession(nowNanos);
                return;
            }
        }
        whenDue(nowNanos);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (!done.isDone()) {
            fail("the connection was lost");
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        fail(cause.toString());
    }

    private void fail(String why) {
        String what = plan.name() + ": " + why;
        booted.completeExceptionally(new IllegalStateException(what));
        if (run != null && !done.isDone()) {
            run.tally().failed(what);
        }
        done.complete(null);
    }

    private Run running() {
        if (run == null) {
            throw new IllegalStateException(plan.name() + " was not told to begin");
        }
        return run;
    }

    private ChannelHandlerContext here() {
        if (context == null) {
            throw new IllegalStateException(plan.name() + " is not connected");
        }
        return context;
    }
}
