package io.voltgate.benchmarks.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A station that plays sessions, one call at a time. Owned by the fleet's I/O thread. It ends at the first failure, and never leaves a
 * session in the middle of it but for that.
 */
final class WireStation extends ChannelInboundHandlerAdapter implements Incoming.Listener {
    private static final byte[] SWITCHING = Words.ascii("HTTP/1.1 101");
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG_MASKED = 0x8a;
    private static final int MASKED = 0x80;
    private static final int TEXT_FRAME = 0x81;
    private static final int MOST_SHORT = 125;
    private static final int ANSWER_HEAD = 4;
    private static final int DIGITS = Slot.MESSAGE.width;
    private static final int TEN = 10;

    private final int number;
    private final Plan plan;
    private final Charge charge;
    private final Incoming incoming = new Incoming();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private CompletableFuture<Void> done = new CompletableFuture<>();
    private @Nullable ChannelHandlerContext context;
    private @Nullable Run run;
    private Step step = Step.BOOT;
    private Step parksAt;
    private int metersLeft;
    private long calls;
    private long dueNanos;
    private boolean awaits;
    private boolean broken;

    /** A run of the fleet, as far as this station is concerned. */
    record Run(Pace pace, Tally tally) {}

    WireStation(int number, Plan plan) {
        this.number = number;
        this.plan = plan;
        this.charge = new Charge(number);
        this.parksAt = plan.play().parksAt();
    }

    /** Done when it stands where runs begin. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** Has it play until the time of the run is over; on the I/O thread. */
    void begin(Run beginning, CompletableFuture<Void> over) {
        done = over;
        if (broken) {
            done.complete(null);
            return;
        }
        run = beginning;
        calls = 0;
        parked(System.nanoTime());
    }

    /** Ends the session that runs began in; on the I/O thread. */
    void finish(CompletableFuture<Void> over) {
        done = over;
        if (broken || step != Step.METER) {
            done.complete(null);
        } else {
            parksAt = Step.BOOT;
            step = Step.FINISHING;
            send();
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        context = ctx;
        String upgrade = plan.upgrade(number);
        var _ = ctx.writeAndFlush(Unpooled.copiedBuffer(upgrade, StandardCharsets.US_ASCII));
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            incoming.take(bytes, this);
        } finally {
            bytes.release();
        }
    }

    @Override
    public void head(ByteBuf head) {
        if (head.readableBytes() < SWITCHING.length || !Words.matches(head, head.readerIndex(), SWITCHING)) {
            fail("the upgrade was answered with "
                    + head.toString(StandardCharsets.US_ASCII)
                            .lines()
                            .findFirst()
                            .orElse(""));
        } else if (parksAt == Step.BOOT) {
            ready.complete(null);
        } else {
            send();
        }
    }

    @Override
    public void frame(int opcode, ByteBuf payload) {
        switch (opcode) {
            case TEXT -> heard(payload);
            case PING -> {
                ByteBuf pong = plan.outgoing().empty();
                pong.writeByte(PONG_MASKED).writeByte(MASKED | payload.readableBytes());
                write(pong.writeInt(0).writeBytes(payload));
            }
            case CLOSE -> fail("the server closed the connection");
            default -> {
                // A pong, which nobody has asked for.
            }
        }
    }

    private void heard(ByteBuf text) {
        if (text.readableBytes() > 1 && text.getByte(text.readerIndex() + 1) == '2') {
            decline(text);
            return;
        }
        long nowNanos = System.nanoTime();
        if (!awaits || !answersMine(text) || !plan.words().isGood(step, text)) {
            fail(step + " was answered with " + text.toString(StandardCharsets.UTF_8));
            return;
        }
        awaits = false;
        Run current = run;
        if (current != null) {
            current.tally().answered(dueNanos, nowNanos);
        }
        if (plan.words().measures(step)) {
            plan.logbook().measured();
        }
        if (step == Step.START) {
            plan.words().name(charge, text);
        } else if (step == Step.STOP) {
            completed(nowNanos);
        }
        advance(nowNanos);
    }

    /** It is [3,"1000000042",... with the id of the call that is open. */
    private boolean answersMine(ByteBuf text) {
        int at = text.readerIndex();
        if (text.readableBytes() < ANSWER_HEAD + DIGITS || text.getByte(at + 1) != '3') {
            return false;
        }
        long id = 0;
        for (int i = 0; i < DIGITS; i++) {
            id = id * TEN + (text.getByte(at + ANSWER_HEAD + i) - '0');
        }
        return id == charge.message();
    }

    private void completed(long nowNanos) {
        plan.logbook()
                .completed(new Logbook.AckedSession(
                        plan.words().name(number), plan.words().transaction(charge, number), charge.deliveredWh()));
        if (run != null) {
            run.tally().completed(nowNanos);
        }
    }

    private void advance(long nowNanos) {
        if (step == Step.METER) {
            metersLeft--;
        }
        step = step == Step.METER && metersLeft > 0 ? Step.METER : step.next();
        if (step == parksAt) {
            parked(nowNanos);
        } else {
            whenDue(nowNanos);
        }
    }

    /** Stands where a run may begin or end. */
    private void parked(long nowNanos) {
        Run current = run;
        if (current != null && current.tally().phases().runs(current.pace().dueNanos(calls, nowNanos))) {
            whenDue(nowNanos);
            return;
        }
        run = null;
        ready.complete(null);
        done.complete(null);
    }

    /** What is left of the last session when the time is over goes out at once, and so does all that is before a run. */
    private void whenDue(long nowNanos) {
        Run current = run;
        if (current == null) {
            dueNanos = nowNanos;
            send();
            return;
        }
        dueNanos = current.pace().dueNanos(calls, nowNanos);
        calls++;
        if (!current.tally().phases().runs(dueNanos) || dueNanos <= nowNanos) {
            send();
        } else {
            var _ = here().executor().schedule(this::send, dueNanos - nowNanos, TimeUnit.NANOSECONDS);
        }
    }

    private void send() {
        if (broken) {
            return;
        }
        charge.tick(plan.wallMs().getAsLong());
        switch (step) {
            case BOOT -> {
                charge.begin();
                metersLeft = plan.play().metersPerSession();
            }
            case START, STOP -> charge.event();
            case METER -> {
                charge.event();
                charge.draw();
            }
            case AVAILABLE, AUTHORIZE, PREPARING, CHARGING, FINISHING, FREE -> {
                // Nothing of the session changes.
            }
        }
        awaits = true;
        if (run != null) {
            run.tally().sent(dueNanos, System.nanoTime());
        }
        write(plan.outgoing().frame(plan.words().template(step), charge));
    }

    /** Whatever the server orders, this station can't do it. */
    private void decline(ByteBuf call) {
        String text = call.toString(StandardCharsets.UTF_8);
        int from = text.indexOf('"') + 1;
        byte[] refusal =
                Words.ascii("[4,\"" + text.substring(from, text.indexOf('"', from)) + "\",\"NotImplemented\",\"\",{}]");
        if (refusal.length <= MOST_SHORT) {
            ByteBuf out = plan.outgoing().empty();
            out.writeByte(TEXT_FRAME).writeByte(MASKED | refusal.length);
            write(out.writeInt(0).writeBytes(refusal));
        }
    }

    private void write(ByteBuf frame) {
        ChannelHandlerContext ctx = here();
        var _ = ctx.writeAndFlush(frame, ctx.voidPromise());
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        incoming.drop();
        fail("the connection was lost");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        fail(cause.toString());
    }

    /** Told once; the connection is of no more use. */
    void fail(String why) {
        if (broken) {
            return;
        }
        broken = true;
        String what = plan.words().name(number) + ": " + why;
        if (!plan.closing().get()) {
            plan.logbook().failed(what);
        }
        ready.completeExceptionally(new IllegalStateException(what));
        done.complete(null);
        if (context != null) {
            var _ = context.close();
        }
    }

    private ChannelHandlerContext here() {
        if (context == null) {
            throw new IllegalStateException("station " + number + " is not connected");
        }
        return context;
    }
}
