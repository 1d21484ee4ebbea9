package io.voltgate.simulator.station;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppException;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.StationLink;
import io.voltgate.simulator.station.device.Settings;
import io.voltgate.simulator.station.device.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole charging station that behaves like good hardware: it dials, boots, reports, charges, queues while offline, and dials
 * again. Everything in it runs on its timeline; only {@link #start} comes from elsewhere. What it remembers of a functional block is a part
 * of its own, and its line and its registration are too.
 */
public final class Station {
    private static final int MOST_SERIAL = 25;

    static final String VENDOR = "Voltgate";
    static final String MODEL = "Simulator";
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * What one station is.
     *
     * @param startMs when this run began; makes ids differ from those of earlier runs
     * @param tokens one for each connector
     */
    public record Spec(
            String identity, OcppVersion version, StationPlan plan, long seed, long startMs, List<String> tokens) {}

    private final Spec spec;
    private final Timeline timeline;
    private final Counters counters;
    private final Runnable onDone;
    private final SplittableRandom random;
    private final StationClock clock;
    private final StationProtocol protocol;
    private final Settings settings;
    private final Outbox outbox;
    private final List<Connector> connectors = new ArrayList<>();
    private final StatusReports statuses;
    private final OrderBook book;
    private final String run;
    private final Pulse pulse = new Pulse(this);
    private final Parts parts = new Parts();
    private final Line line;
    private final Registration registration;
    private boolean stopping;
    private boolean dark;
    private int sessionsTaken;

    public Station(Spec spec, Timeline timeline, StationLink.Dialer dialer, Counters counters, Runnable onDone) {
        this.spec = spec;
        this.timeline = timeline;
        this.counters = counters;
        this.onDone = onDone;
        this.random = new SplittableRandom(spec.seed());
        this.clock = new StationClock(timeline);
        StationPlan plan = spec.plan();
        this.settings = new Settings(DeviceFacts.catalog(spec), new DeviceFacts(this), this::changed);
        Metering metering = new Metering(spec, settings);
        this.protocol = switch (spec.version()) {
            case V16 -> new Protocol16(metering);
            case V201, V21 -> new Protocol201(spec.version(), metering);
        };
        this.run = Long.toString(spec.startMs(), Character.MAX_RADIX);
        this.outbox =
                new Outbox(spec.identity(), new Outbox.Terms(timeline, settings, counters, run + "-", plan.keepIds()));
        this.statuses = new StatusReports(this, protocol, outbox);
        this.book = OrderBook.of(spec.version());
        this.line = new Line(new Line.Terms(timeline, dialer, counters, settings, plan.patience(), random), new End());
        this.registration = new Registration(this);
        Equipment equipment = new Equipment(
                timeline, clock, random, protocol, outbox, settings, counters, plan, part(Authorization.KIND));
        for (int number = 1; number <= plan.connectors(); number++) {
            connectors.add(new Connector(number, this, equipment));
        }
    }

    /** A variable has another value now: what runs by it begins anew. */
    private void changed(Variable variable) {
        pulse.changed(variable);
    }

    /** Begins to dial; may be called from any thread. */
    public void start() {
        timeline.execute(line::dial);
    }

    public String identity() {
        return spec.identity();
    }

    StationPlan plan() {
        return spec.plan();
    }

    OcppVersion version() {
        return spec.version();
    }

    /** Where the line ends. */
    private final class End implements Line.End {
        @Override
        public void opened(StationLink link, long awayMs) {
            boolean accepted = registration.isAccepted();
            outbox.connected(link, accepted ? Outbox.Gate.OPEN : Outbox.Gate.BOOT_ONLY);
            pulse.opened(link);
            if (accepted) {
                statuses.reportAfter(awayMs);
                pulse.beatSoon();
            } else {
                registration.ask();
            }
            settled();
        }

        @Override
        public void received(String text) {
            Station.this.received(text);
        }

        @Override
        public void closed() {
            pulse.pause();
            outbox.disconnected();
        }
    }

    /** The gateway has accepted the boot. */
    void accepted(int intervalSeconds, boolean firstTime) {
        clock.set();
        if (intervalSeconds > 0) {
            settings.put(Settings.HEARTBEAT, Integer.toString(intervalSeconds));
        }
        book.booted(this);
        statuses.reportAll();
        outbox.gate(Outbox.Gate.OPEN);
        pulse.beatSoon();
        if (firstTime) {
            counters.booted.incrementAndGet();
            connectors.forEach(Connector::awaitDriver);
            settled();
        }
    }

    void sayHeartbeat() {
        say(protocol.heartbeat());
    }

    void stateChanged(Connector connector) {
        statuses.changed(connector);
    }

    /** Whether messages other than the boot may be sent now. */
    boolean isOnline() {
        return line.isOpen() && registration.isAccepted();
    }

    private void received(String text) {
        Frame frame;
        try {
            frame = FrameCodec.decode(spec.version(), text);
        } catch (OcppException unreadable) {
            String words = identity() + ": the gateway sent what can't be read: " + unreadable.getMessage();
            long nowMs = timeline.nowMs();
            counters.problem(new Problem(identity(), Problem.Kind.UNREADABLE, text, "", nowMs, nowMs, words));
            return;
        }
        if (frame instanceof Frame.Call(String id, String action, String payload)) {
            line.send(FrameCodec.encode(obey(id, action, payload)));
        } else {
            outbox.answered(frame);
            settled();
        }
    }

    private Frame obey(String id, String action, String payload) {
        try {
            return new Frame.CallResult(
                    id, book.obey(this, action, JSON.readTree(payload)).toString());
        } catch (OcppException refused) {
            return Frame.CallError.of(id, refused.code().in(spec.version()), String.valueOf(refused.getMessage()));
        }
    }

    /** Sends a text as it is; lost where there is no connection. */
    void sendText(String text) {
        line.send(text);
    }

    Line line() {
        return line;
    }

    /** As on the plate and in the station's certificate, which is by its identity where that fits the field (OCPP 2.x B01.FR.11). */
    String serial() {
        return spec.identity().length() <= MOST_SERIAL ? spec.identity() : "S-" + spec.seed();
    }

    long seed() {
        return spec.seed();
    }

    StationClock clock() {
        return clock;
    }

    /** The hand that moves cables and tokens at this station. */
    public ByHand byHand() {
        return new ByHand(this);
    }

    String token(int connector) {
        return spec.tokens().get(connector - 1);
    }

    boolean takeSession() {
        int wanted = spec.plan().sessions();
        if (stopping || (wanted > 0 && sessionsTaken >= wanted)) {
            return false;
        }
        sessionsTaken++;
        return true;
    }

    /** Drops the link and comes back with a boot, as after a reset. */
    void reboot(String reason) {
        registration.lose(reason);
        settings.rebooted();
        line.hangUp();
    }

    boolean hasPower() {
        return !dark;
    }

    /** The supply goes, and nothing is said any more: what ran has ended, and nothing begins. */
    void losePower() {
        if (!dark) {
            dark = true;
            line.lose("the power is out");
            connectors.forEach(each -> each.end(StopReason.POWER_LOSS));
        }
    }

    /** The supply is back: the station boots, and tells what it had to keep to itself. */
    void regainPower() {
        if (dark) {
            dark = false;
            registration.lose("PowerUp");
            settings.rebooted();
            line.mend();
            connectors.forEach(Connector::awaitDriver);
        }
    }

    /** Ends sessions, sends away further drivers, and closes once all is acknowledged. Runs on the timeline. */
    public void finish() {
        stopping = true;
        connectors.forEach(Connector::close);
        settled();
    }

    /** Closes the link now, whatever is left unsaid. Runs on the timeline. */
    public void abandon() {
        pulse.stop();
        line.abandon();
    }

    void settled() {
        if (isFinished()) {
            onDone.run();
        }
    }

    /** Whether all sessions are driven and every word of them is acknowledged. */
    boolean isFinished() {
        int wanted = spec.plan().sessions();
        boolean driven = stopping || (wanted > 0 && sessionsTaken >= wanted);
        return driven
                && outbox.isIdle()
                && isOnline()
                && connectors.stream().allMatch(each -> each.charge() == null && statuses.isReported(each));
    }

    List<Connector> connectors() {
        return connectors;
    }

    Settings settings() {
        return settings;
    }

    Outbox outbox() {
        return outbox;
    }

    Timeline timeline() {
        return timeline;
    }

    StationProtocol protocol() {
        return protocol;
    }

    long stamp() {
        return clock.stamp();
    }

    /** What this station remembers of a functional block. */
    <P> P part(PartKind<P> kind) {
        return parts.part(kind, this);
    }

    /** What this station remembers of a functional block, if it has needed that yet. */
    <P> Optional<P> known(PartKind<P> kind) {
        return parts.known(kind);
    }

    void becameIdle() {
        known(Provisioning.KIND).ifPresent(Provisioning::becameIdle);
        known(Firmware.KIND).ifPresent(Firmware::becameIdle);
    }

    /** A transaction id of OCPP 2.x that no other transaction of this station has had. */
    String freshTransactionId(int connector, int session) {
        return run + "-" + connector + "-" + session;
    }

    /** Does something once the answer to the order at hand is on its way. */
    void afterAnswer(Runnable effect) {
        timeline.execute(effect);
    }

    /** Says something outside of a transaction; the answer, if one comes, is nothing to it. */
    void say(Said said) {
        outbox.say(new Outgoing(said, _ -> {}));
    }

    /** Says something outside of a transaction, and hears how it ended. */
    void say(Said said, Consumer<Answer> onAnswer) {
        outbox.say(new Outgoing(said, onAnswer));
    }

    StatusReports statuses() {
        return statuses;
    }

    OrderBook book() {
        return book;
    }

    SplittableRandom random() {
        return random;
    }

    Optional<Connector> connector(int number) {
        return connectors.stream().filter(each -> each.number() == number).findFirst();
    }

    /** The connector of this number, all for 0, none where there is none. */
    List<Connector> meant(int number) {
        return connectors.stream()
                .filter(each -> number == 0 || each.number() == number)
                .toList();
    }

    Registration registration() {
        return registration;
    }

    public StationRecord snapshot() {
        return new StationRecord(
                identity(),
                version(),
                line.isOpen(),
                registration.wasEverAccepted(),
                connectors.stream().map(Connector::state).toList(),
                connectors.stream()
                        .flatMap(each -> each.sessions().stream())
                        .sorted(Comparator.comparingLong(SessionRecord::startedAtMs))
                        .toList(),
                statuses.snapshot(),
                line.trouble(),
                outbox.queued());
    }

    public StationView view() {
        return new StationView(
                identity(),
                version(),
                line.isOpen(),
                known(SmartCharging.KIND).map(SmartCharging::taken).orElse(0),
                connectors.stream().map(Connector::view).toList());
    }
}
