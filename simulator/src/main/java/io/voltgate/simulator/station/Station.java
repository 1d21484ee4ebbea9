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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole charging station that behaves like good hardware: it dials, boots, reports, charges, queues while offline, and dials
 * again. Everything in it runs on its timeline; only {@link #start} and the listener's calls come from elsewhere. What happens on
 * an older link than its newest is ignored.
 */
public final class Station {
    static final String VENDOR = "Voltgate";
    static final String MODEL = "Simulator";
    private static final long BOOT_RETRY_MS = 10_000;
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
    private final StationLink.Dialer dialer;
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
    private @Nullable StationLink link;
    private long epoch;
    private boolean open;
    private boolean accepted;
    private boolean everAccepted;
    private boolean stopping;
    private boolean done;
    private boolean lineCut;
    private String bootReason = "PowerUp";
    private String trouble = "";
    private int dials;
    private long closedAtMs;
    private int sessionsTaken;
    private Timeline.Timer redial = Timeline.Timer.NONE;

    public Station(Spec spec, Timeline timeline, StationLink.Dialer dialer, Counters counters, Runnable onDone) {
        this.spec = spec;
        this.timeline = timeline;
        this.dialer = dialer;
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
        timeline.execute(this::dial);
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

    private void dial() {
        if (done || lineCut) {
            return;
        }
        long mine = ++epoch;
        link = dialer.dial(new StationLink.Listener() {
            @Override
            public void opened() {
                timeline.execute(() -> whenNewest(mine, Station.this::opened));
            }

            @Override
            public void received(String text) {
                timeline.execute(() -> whenNewest(mine, () -> Station.this.received(text)));
            }

            @Override
            public void closed(String reason) {
                timeline.execute(() -> whenNewest(mine, () -> Station.this.closed(reason)));
            }
        });
    }

    private void whenNewest(long mine, Runnable task) {
        if (mine == epoch) {
            task.run();
        }
    }

    private void opened() {
        open = true;
        if (dials > 0) {
            counters.reconnects.incrementAndGet();
        }
        dials = 0;
        counters.connected.incrementAndGet();
        StationLink newest = link;
        if (newest == null) {
            throw new IllegalStateException("a link opened that nobody dialled");
        }
        pulse.opened(newest);
        outbox.connected(newest, accepted ? Outbox.Gate.OPEN : Outbox.Gate.BOOT_ONLY);
        if (accepted) {
            statuses.reportAfter(timeline.nowMs() - closedAtMs);
            pulse.beatSoon();
        } else {
            boot();
        }
        settled();
    }

    /** The link is gone, or never came to be: dial again after a back-off that grows (OCPP 2.0.1 Part 4, 5.4). */
    private void closed(String reason) {
        trouble = reason;
        epoch++;
        link = null;
        if (open) {
            open = false;
            closedAtMs = timeline.nowMs();
            counters.connected.decrementAndGet();
        }
        pulse.pause();
        outbox.disconnected();
        if (done || lineCut) {
            return;
        }
        redial.cancel();
        redial = timeline.after(Outbox.backOffMs(spec.plan().patience(), settings, dials++, random), this::dial);
    }

    private void boot() {
        StationProtocol.Nameplate plate = new StationProtocol.Nameplate(
                VENDOR,
                MODEL,
                serial(),
                known(Firmware.KIND).map(Firmware::version).orElse(Firmware.FIRST_VERSION));
        outbox.sayFirst(new Outgoing(protocol.boot(plate, bootReason), answer -> {
            switch (answer) {
                case Answer.Result(var payload) -> booted(protocol.readBoot(payload));
                case Answer.Failed _ -> bootLater(BOOT_RETRY_MS);
                case Answer.None _ -> bootLater(BOOT_RETRY_MS);
            }
        }));
    }

    private void bootLater(long waitMs) {
        long mine = epoch;
        Timeline.Timer _ = timeline.after(waitMs, () -> {
            if (mine == epoch && open && !accepted) {
                boot();
            }
        });
    }

    private void booted(StationProtocol.BootAnswer answer) {
        if (!answer.accepted()) {
            bootLater(answer.intervalSeconds() > 0 ? 1000L * answer.intervalSeconds() : BOOT_RETRY_MS);
            return;
        }
        accepted = true;
        clock.set();
        if (answer.intervalSeconds() > 0) {
            settings.put(Settings.HEARTBEAT, Integer.toString(answer.intervalSeconds()));
        }
        book.booted(this);
        statuses.reportAll();
        outbox.gate(Outbox.Gate.OPEN);
        pulse.beatSoon();
        if (!everAccepted) {
            everAccepted = true;
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
        return open && accepted;
    }

    private void received(String text) {
        Frame frame;
        try {
            frame = FrameCodec.decode(spec.version(), text);
        } catch (OcppException unreadable) {
            counters.problem(identity() + ": the gateway sent what can't be read: " + unreadable.getMessage());
            return;
        }
        if (frame instanceof Frame.Call(String id, String action, String payload)) {
            send(obey(id, action, payload));
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

    private void send(Frame frame) {
        sendText(FrameCodec.encode(frame));
    }

    /** Sends a text as it is; lost where there is no connection. */
    void sendText(String text) {
        StationLink newest = link;
        if (newest != null) {
            newest.send(text);
        }
    }

    /** Cuts the line without a word, and leaves it so until it is mended. */
    void cutLine() {
        lineCut = true;
        redial.cancel();
        StationLink newest = link;
        if (newest != null) {
            newest.cut();
        }
    }

    /** Dials again at once where there is no connection. */
    void mendLine() {
        lineCut = false;
        if (link == null) {
            redial.cancel();
            dial();
        }
    }

    /** As on the plate and in the station's certificate. */
    String serial() {
        return "S-" + spec.seed();
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
        accepted = false;
        bootReason = reason;
        settings.rebooted();
        hangUp();
    }

    private void hangUp() {
        StationLink newest = link;
        if (newest != null) {
            newest.close();
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
        done = true;
        redial.cancel();
        pulse.stop();
        hangUp();
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
                && open
                && accepted
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

    void bootAgain() {
        boot();
    }

    public StationRecord snapshot() {
        return new StationRecord(
                identity(),
                version(),
                open,
                everAccepted,
                connectors.stream().map(Connector::state).toList(),
                connectors.stream()
                        .flatMap(each -> each.sessions().stream())
                        .sorted(Comparator.comparingLong(SessionRecord::startedAtMs))
                        .toList(),
                statuses.snapshot(),
                trouble,
                outbox.queued());
    }

    public StationView view() {
        return new StationView(
                identity(),
                version(),
                open,
                connectors.stream().map(Connector::view).toList());
    }
}
