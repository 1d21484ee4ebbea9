package io.voltgate.simulation;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationInfo;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TransactionId;
import io.voltgate.simulation.Message.Kind;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A station as real ones are: it charges whether we hear of it or not, queues what it has to tell, and drops a message when it was
 * answered. Owned by the test's thread. What its versions say differently is told by {@link Station16} and {@link Station2x}.
 */
abstract sealed class ModelStation permits Station16, Station2x {
    static final int MAX_POWER_KW = 100;
    private static final long CHARGING_W = 22_000;
    private static final long MS_PER_HOUR = 3_600_000;
    private static final long BEYOND_ANY_CHARGE_WH = 6_000_000;
    private static final List<String> WILD = List.of("NaN", "-5", "1e40", "9223372036854775807", "", "12,5", "0x1F");

    /** A connector, its meter, and the charge that runs there. */
    static final class Plug {
        final ConnectorId id;
        final Meter meter;
        int seqNo;
        long flowedMs;

        @Nullable
        Charge running;

        Plug(ConnectorId id, Meter meter) {
            this.id = id;
            this.meter = meter;
        }
    }

    final StationId id;
    final Set<Fault> faults;
    final IdToken token;
    final List<Charge> charges = new ArrayList<>();
    final Deque<Message> queue = new ArrayDeque<>();
    protected final SplittableRandom random;
    protected final ModelClock clock;
    protected final List<Plug> plugs = new ArrayList<>();
    private final boolean tellsKwh;
    private @Nullable Message heldBack;

    ModelStation(String name, Set<Fault> faults, SplittableRandom random, long nowMs) {
        this.id = new StationId(name);
        this.faults = faults;
        this.random = random;
        this.clock = new ModelClock(nowMs);
        this.token = IdToken.of((faults.contains(Fault.TOKEN_REJECTED) ? "BAD-" : "TAG-") + name);
        this.tellsKwh = random.nextInt(3) == 0;
        long modulus = faults.contains(Fault.REGISTER_ROLLS_OVER) ? 100_000_000 : Long.MAX_VALUE;
        for (int i = 1; i <= 1 + random.nextInt(2); i++) {
            long shown = random.nextBoolean() ? modulus - 1 - random.nextInt(5_000) : 10_000 + random.nextLong(900_000);
            long total = modulus == Long.MAX_VALUE ? 10_000 + random.nextLong(9_000_000) : shown;
            plugs.add(new Plug(ConnectorId.numbered(i), new Meter(total, modulus)));
        }
        if (faults.contains(Fault.CLOCK_SKEWED)) {
            clock.isOffBy(random.nextLong(-20, 20) * MS_PER_HOUR / 2);
        }
        if (faults.contains(Fault.CLOCK_UNSET)) {
            clock.unset();
        }
    }

    abstract String protocol();

    /** What the version says at the begin, while it runs, and at the end. */
    protected abstract void tellStart(Plug plug, Charge charge);

    protected abstract void tellMeter(Plug plug, Charge charge, String trigger);

    protected abstract void tellStop(Plug plug, Charge charge);

    protected abstract void tellActivity(Plug plug, Charge charge, boolean charges);

    /** What tells these samples, whether the charge runs or is over. */
    protected abstract Supplier<Request> meterValues(Plug plug, Charge charge, List<Sample> samples);

    /** Takes the answer to a message of the version's own. */
    protected abstract void heard(Charge charge, Reply reply);

    /** Lets the station's world go on, where somebody may come to charge or nobody does. */
    void live(long nowMs, boolean somebodyComes) {
        clock.move(nowMs);
        Plug plug = plugs.get(random.nextInt(plugs.size()));
        Charge charge = plug.running;
        if (charge == null) {
            if (somebodyComes) {
                begin(plug);
            }
            return;
        }
        flow(plug, charge);
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> end(plug, charge);
            case 3 -> tellActivity(plug, charge, random.nextBoolean());
            case 4 -> mischief(plug, charge);
            default -> tellMeter(plug, charge, "MeterValuePeriodic");
        }
    }

    /** Months of charges that nobody has heard of, up to now. */
    void pastLife(long fromMs, long untilMs, int messages) {
        long stepMs = (untilMs - fromMs) / (messages + 1);
        for (int i = 1; i <= messages; i++) {
            live(fromMs + i * stepMs, true);
        }
        charges.forEach(charge -> charge.touched.add(Fault.BACKLOG));
    }

    private void begin(Plug plug) {
        if (faults.contains(Fault.REGISTER_PER_SESSION)) {
            plug.meter.reset();
        }
        plug.flowedMs = clock.trueMs();
        Charge charge = new Charge(id + "-" + charges.size(), plug.id, clock.tell());
        for (Fault lasting : EnumSet.of(Fault.CLOCK_SKEWED, Fault.REGISTER_PER_SESSION, Fault.TOKEN_REJECTED)) {
            mark(charge, lasting, faults.contains(lasting));
        }
        mark(charge, Fault.CLOCK_UNSET, clock.isUnset());
        charges.add(charge);
        plug.running = charge;
        tellStart(plug, charge);
        releaseHeldBack();
        tellActivity(plug, charge, true);
    }

    /** A begin of zero is plain nonsense only where the connector can't have delivered all that the register shows. */
    protected void beganAtZero(Charge charge, long shownWh) {
        charge.touched.add(Fault.BEGIN_ZERO);
        charge.ambiguous |= shownWh < BEYOND_ANY_CHARGE_WH || faults.contains(Fault.BACKLOG);
    }

    protected static void mark(Charge charge, Fault fault, boolean holds) {
        if (holds) {
            charge.touched.add(fault);
        }
    }

    private void flow(Plug plug, Charge charge) {
        long ms = clock.trueMs() - plug.flowedMs;
        plug.flowedMs = clock.trueMs();
        long most = Math.min(ms, 4 * MS_PER_HOUR) * CHARGING_W / MS_PER_HOUR;
        long wh = random.nextInt(4) == 0 ? 0 : random.nextLong(most + 1);
        long before = plug.meter.shownWh();
        plug.meter.flow(wh);
        charge.deliveredWh += wh;
        mark(charge, Fault.REGISTER_ROLLS_OVER, plug.meter.shownWh() < before);
    }

    private void end(Plug plug, Charge charge) {
        charge.ended = true;
        plug.running = null;
        if (has(Fault.LOSES_STOP)) {
            charge.touched.add(Fault.LOSES_STOP);
            return;
        }
        tellStop(plug, charge);
        if (has(Fault.LATE_STOP) && heldBack == null) {
            charge.touched.add(Fault.LATE_STOP);
            heldBack = queue.removeLast();
        }
        if (has(Fault.LATE_VALUES)) {
            charge.touched.add(Fault.LATE_VALUES);
            List<Sample> samples = samples(clock.tell(), plug.meter.shownWh(), Sample.PERIODIC);
            queue.add(new Message(charge, Kind.METER, samples, meterValues(plug, charge, samples)));
        }
        if (random.nextBoolean()) {
            status(plug, ConnectorStatus.AVAILABLE);
        }
    }

    /** Something goes wrong while a charge runs, where the station is one of those. */
    private void mischief(Plug plug, Charge charge) {
        if (has(Fault.REGISTER_RESETS)) {
            charge.touched.add(Fault.REGISTER_RESETS);
            charge.ambiguous |= faults.contains(Fault.REGISTER_ROLLS_OVER);
            tellMeter(plug, charge, "MeterValuePeriodic");
            plug.meter.reset();
        } else if (has(Fault.CLOCK_JUMPS)) {
            charges.stream().filter(c -> !c.ended).forEach(c -> c.touched.add(Fault.CLOCK_JUMPS));
            clock.isOffBy(random.nextLong(-48, 48) * MS_PER_HOUR);
        } else if (has(Fault.REBOOTS)) {
            charge.touched.add(Fault.REBOOTS);
            boot("PowerUp");
            tellMeter(plug, charge, "TxResumed");
        } else if (has(Fault.LOSES_QUEUE)) {
            hardReset();
        } else if (has(Fault.WILD_READINGS)) {
            charge.touched.add(Fault.WILD_READINGS);
            tellWild(plug, charge);
        } else {
            tellMeter(plug, charge, "MeterValueClock");
        }
    }

    private void tellWild(Plug plug, Charge charge) {
        String value = WILD.get(random.nextInt(WILD.size()));
        List<Sample> samples = List.of(
                new Sample(clock.tell(), Sample.IMPORT_REGISTER, "", Sample.PERIODIC, Sample.OUTLET, "Wh", 0, value));
        queue.add(new Message(charge, Kind.METER, samples, meterValues(plug, charge, samples)));
    }

    /** Everything that is not told yet is lost, and what ran is over. */
    void hardReset() {
        queue.stream().map(Message::charge).forEach(charge -> {
            if (charge != null) {
                charge.touched.add(Fault.LOSES_QUEUE);
            }
        });
        queue.clear();
        heldBack = null;
        for (Plug plug : plugs) {
            Charge charge = plug.running;
            if (charge != null) {
                charge.touched.add(Fault.LOSES_QUEUE);
                charge.ended = true;
                plug.running = null;
            }
        }
        boot("LocalReset");
    }

    void boot(String reason) {
        if (faults.contains(Fault.CLOCK_UNSET)) {
            clock.unset();
            charges.stream().filter(charge -> !charge.ended).forEach(charge -> charge.touched.add(Fault.CLOCK_JUMPS));
        }
        StationInfo info = new StationInfo("Vendor", "Model", "S-" + id, "1.0", "", "");
        queue.addFirst(new Message(null, Kind.OTHER, List.of(), () -> new Request.Boot(info, reason)));
    }

    void heartbeat() {
        queue.add(new Message(null, Kind.OTHER, List.of(), Request.Heartbeat::new));
    }

    protected void status(Plug plug, ConnectorStatus status) {
        Request report = new Request.StatusReport(plug.id, status, "", "", "", clock.tell(), "");
        queue.add(new Message(null, Kind.OTHER, List.of(), () -> report));
    }

    protected boolean has(Fault fault) {
        return faults.contains(fault) && random.nextInt(3) == 0;
    }

    /** A stop that was held back leaves after what has been told since; at the latest when all comes to rest. */
    void releaseHeldBack() {
        Message late = heldBack;
        if (late != null) {
            queue.add(late);
            heldBack = null;
        }
    }

    /** What the register shows, as one sample, or as those of three phases. */
    protected List<Sample> samples(StationTime at, long shownWh, String context) {
        if (!faults.contains(Fault.PHASES_ONLY)) {
            return List.of(sample(at, shownWh, context, ""));
        }
        long third = shownWh / 3;
        return List.of(
                sample(at, third, context, "L1"),
                sample(at, third, context, "L2"),
                sample(at, shownWh - 2 * third, context, "L3"));
    }

    private Sample sample(StationTime at, long wh, String context, String phase) {
        String unit = tellsKwh ? "kWh" : "Wh";
        String value = tellsKwh ? BigDecimal.valueOf(wh, 3).toPlainString() : Long.toString(wh);
        return new Sample(at, Sample.IMPORT_REGISTER, phase, context, Sample.OUTLET, unit, 0, value);
    }

    ConnectorId place() {
        return plugs.getFirst().id;
    }

    /** The transaction that a backend would name to stop what runs here. */
    TransactionId transaction() {
        if (charges.isEmpty()) {
            return new TransactionId("1");
        }
        Charge last = charges.getLast();
        TransactionId given = last.transaction;
        return given == null ? new TransactionId(last.name) : given;
    }

    /** The answer to a message has come, so it is dropped; save by stations that lose the answer after all. */
    void answered(Message message, Reply reply) {
        queue.removeFirstOccurrence(message);
        Charge charge = message.charge();
        if (charge != null) {
            acknowledged(charge, message);
            heard(charge, reply);
        }
        if (reply instanceof Reply.Booted || reply instanceof Reply.Clock) {
            setClock();
        }
        if (charge != null && has(Fault.RESENDS)) {
            charge.touched.add(Fault.RESENDS);
            queue.addFirst(message);
        }
    }

    private void setClock() {
        if (clock.isUnset()) {
            charges.stream().filter(charge -> !charge.ended).forEach(charge -> charge.touched.add(Fault.CLOCK_JUMPS));
            clock.isOffBy(0);
        }
    }

    private void acknowledged(Charge charge, Message message) {
        switch (message.kind()) {
            case START -> charge.startAcked = true;
            case STOP -> charge.stopAcked = true;
            case METER, OTHER -> {
                // A bill needs the ends alone.
            }
        }
        for (Sample sample : message.samples()) {
            if (!charge.ackedSamples.contains(sample)) {
                charge.ackedSamples.add(sample);
            }
        }
    }

    void rest() {
        releaseHeldBack();
    }

    /** What it sends next; null where it has nothing to tell. */
    @Nullable
    Message next() {
        return queue.peek();
    }

    protected void queue(Charge charge, Kind kind, List<Sample> samples, Request constant) {
        queue.add(new Message(charge, kind, samples, () -> constant));
    }
}
