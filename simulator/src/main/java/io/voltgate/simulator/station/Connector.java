package io.voltgate.simulator.station;

import io.voltgate.simulator.station.device.Settings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connector with its meter, the vehicle at it and the driver who comes and goes. Owned by its station, on whose lane all of it
 * runs. It has at most one session at a time, and every session it ever had stays on record.
 */
final class Connector {
    /** What a connector needs of its station. */
    interface Host {
        String identity();

        /** The token of the driver who uses this connector. */
        String token(int connector);

        /** Takes one of the sessions still to drive; false where there is none left. */
        boolean takeSession();

        void stateChanged(Connector connector);

        /** An ended session's last word was answered or given up. */
        void settled();
    }

    private static final long SLICE_MS = 10_000;
    private static final long TICK_LEAST_MS = 50;
    private static final long TICK_MOST_MS = 500;
    private static final long HANDLING_MS = 5_000;
    private static final long[] POWERS_W = {11_000, 22_000, 50_000, 120_000};

    private final int number;
    private final Host host;
    private final Equipment equipment;
    private final EnergyMeter meter;
    private final String runPrefix;
    private final List<Charge> charges = new ArrayList<>();
    private PlugState state = PlugState.AVAILABLE;
    private boolean operative = true;
    private String fault = "";
    private @Nullable Charge charge;
    private Battery battery = new Battery(50_000, 50, POWERS_W[0]);
    private long wantedWh;
    private long powerW;
    private long tickedAtMs;
    private long sampledSimMs;
    private Timeline.Timer tick = Timeline.Timer.NONE;
    private Timeline.Timer driver = Timeline.Timer.NONE;

    Connector(int number, Host host, Equipment equipment, String runPrefix) {
        this.number = number;
        this.host = host;
        this.equipment = equipment;
        this.runPrefix = runPrefix;
        this.meter = new EnergyMeter(equipment.between(0, 5_000_000));
    }

    int number() {
        return number;
    }

    PlugState state() {
        return state;
    }

    @Nullable
    Charge charge() {
        return charge;
    }

    boolean isFree() {
        return charge == null && operative && fault.isEmpty();
    }

    Reading read() {
        return new Reading(equipment.clock().stamp(), meter.registerWh(), powerW, battery.socPercent());
    }

    StationView.ConnectorView view() {
        Charge now = charge;
        if (now == null) {
            return new StationView.ConnectorView(number, state, "", 0, 0, 0);
        }
        long delivered = now.hasBegun() ? meter.registerWh() - now.startWh() : 0;
        return new StationView.ConnectorView(
                number, state, now.driver().token(), powerW, delivered, battery.socPercent());
    }

    List<SessionRecord> sessions() {
        Reading now = read();
        return charges.stream().map(each -> each.snapshot(host.identity(), now)).toList();
    }

    /** Lets the next driver come after a while, if there is one. */
    void awaitDriver() {
        if (!isFree()) {
            return;
        }
        driver.cancel();
        long pauseMs = equipment.nextPauseMs();
        if (pauseMs == Pauses.NEVER) {
            return;
        }
        driver = equipment.afterSimulated(pauseMs, () -> {
            if (isFree() && host.takeSession()) {
                arrive(new Charge.Driver(host.token(number), equipment.random().nextBoolean(), null, false));
            }
        });
    }

    private void arrive(Charge.Driver who) {
        driver.cancel();
        Charge fresh = new Charge(number, who);
        charge = fresh;
        charges.add(fresh);
        long power = POWERS_W[equipment.random().nextInt(POWERS_W.length)];
        battery = new Battery(equipment.between(30_000, 90_000), (int) equipment.between(10, 75), power);
        wantedWh =
                equipment.between(equipment.habits().minWh(), equipment.habits().maxWh());
        if (who.remote()) {
            authorized(fresh);
        } else if (who.tokenFirst()) {
            authorize(fresh);
        } else {
            plug(fresh);
        }
    }

    /** Asks the gateway; where it can't be asked the driver may charge (LocalAuthorizeOffline). */
    private void authorize(Charge asking) {
        equipment
                .outbox()
                .say(new Outgoing(equipment.protocol().authorize(asking.driver().token()), answer -> {
                    if (charge != asking || asking.isEnded()) {
                        return;
                    }
                    switch (answer) {
                        case Answer.Result(var payload) -> {
                            if (equipment.protocol().readAuthorized(payload)) {
                                authorized(asking);
                            } else {
                                end(StopReason.EV_LEFT);
                            }
                        }
                        case Answer.Failed _ -> end(StopReason.EV_LEFT);
                        case Answer.None _ -> authorized(asking);
                    }
                }));
    }

    private void authorized(Charge asking) {
        asking.authorize();
        tell(Moment.AUTHORIZED, asking);
        if (asking.isPlugged()) {
            powerSoon(asking);
        } else if (!equipment.habits().byHand()) {
            driver = equipment.afterSimulated(HANDLING_MS, () -> plug(asking));
        }
    }

    private void plug(Charge plugging) {
        if (charge != plugging || plugging.isEnded()) {
            return;
        }
        plugging.plug();
        become(PlugState.PREPARING);
        tell(Moment.PLUGGED, plugging);
        if (plugging.isAuthorized()) {
            powerSoon(plugging);
        } else if (!equipment.habits().byHand()) {
            driver = equipment.afterSimulated(HANDLING_MS, () -> {
                if (charge == plugging && !plugging.isEnded() && !plugging.isAuthorized()) {
                    authorize(plugging);
                }
            });
        }
    }

    private void powerSoon(Charge starting) {
        driver = equipment.afterSimulated(HANDLING_MS, () -> {
            if (charge == starting && !starting.isEnded()) {
                powerOn(starting);
            }
        });
    }

    private void powerOn(Charge starting) {
        equipment.counters().charging.incrementAndGet();
        powerW = battery.powerW();
        tickedAtMs = equipment.timeline().nowMs();
        sampledSimMs = 0;
        become(PlugState.CHARGING);
        tell(Moment.POWER_ON, starting);
        tickSoon(starting);
    }

    private void tickSoon(Charge running) {
        long sampleMs = 1000L
                * equipment.settings().number(Settings.SAMPLE)
                / equipment.habits().speed();
        long waitMs = Math.clamp(sampleMs, TICK_LEAST_MS, TICK_MOST_MS);
        tick = equipment.timeline().after(waitMs, () -> {
            if (charge == running && !running.isEnded()) {
                tick(running);
            }
        });
    }

    private void tick(Charge running) {
        advance(running);
        long intervalMs = 1000L * equipment.settings().number(Settings.SAMPLE);
        if (intervalMs > 0 && sampledSimMs >= intervalMs) {
            sampledSimMs = 0;
            tell(Moment.SAMPLE, running);
        }
        if (hasEnough(running)) {
            end(StopReason.LOCAL);
        } else if (battery.isFull()) {
            suspend(running);
        } else {
            tickSoon(running);
        }
    }

    /** Lets the energy of the time since the last tick flow, in slices short enough for the curve. */
    private void advance(Charge running) {
        long now = equipment.timeline().nowMs();
        long leftMs = Math.max(0, now - tickedAtMs) * equipment.habits().speed();
        tickedAtMs = now;
        sampledSimMs += leftMs;
        while (leftMs > 0 && !battery.isFull() && !hasEnough(running)) {
            long sliceMs = Math.min(SLICE_MS, leftMs);
            leftMs -= sliceMs;
            meter.add(battery.take(battery.powerW() * sliceMs));
        }
        powerW = battery.powerW();
    }

    private boolean hasEnough(Charge running) {
        return running.hasBegun() && meter.registerWh() - running.startWh() >= wantedWh;
    }

    private void suspend(Charge running) {
        powerW = 0;
        equipment.counters().charging.decrementAndGet();
        become(PlugState.SUSPENDED_EV);
        tell(Moment.POWER_OFF, running);
        if (equipment.habits().byHand()) {
            return;
        }
        driver = equipment.afterSimulated(equipment.between(30_000, 300_000), () -> {
            if (charge == running) {
                end(StopReason.EV_LEFT);
            }
        });
    }

    /** Ends the session that runs, if one does. */
    void end(StopReason reason) {
        Charge ending = charge;
        if (ending == null || ending.isEnded()) {
            return;
        }
        driver.cancel();
        tick.cancel();
        if (state == PlugState.CHARGING) {
            advance(ending);
            equipment.counters().charging.decrementAndGet();
        }
        powerW = 0;
        Reading reading = read();
        ending.end(reason, reading);
        if (ending.isPlugged()) {
            become(PlugState.FINISHING);
        }
        if (ending.hasBegun()) {
            tell(Moment.ENDED, ending, reading);
        } else {
            equipment.counters().sessionsRefused.incrementAndGet();
        }
        if (!equipment.habits().byHand() || !ending.isPlugged()) {
            driver = equipment.afterSimulated(HANDLING_MS, this::leave);
        }
    }

    private void leave() {
        charge = null;
        become(rest());
        awaitDriver();
        host.settled();
    }

    /** Ends what runs and sends the next driver away. */
    void close() {
        driver.cancel();
        Charge running = charge;
        if (running == null) {
            return;
        }
        if (running.isEnded()) {
            leave();
        } else {
            end(running.isAuthorized() ? StopReason.LOCAL : StopReason.EV_LEFT);
        }
    }

    private void tell(Moment moment, Charge about) {
        tell(moment, about, read());
    }

    private void tell(Moment moment, Charge about, Reading reading) {
        String freshId = runPrefix + "-" + number + "-" + charges.size();
        equipment.protocol().tell(moment, about, reading, freshId).ifPresent(said -> {
            Outgoing message = about.message(said, reading, equipment.timeline(), answer -> heard(about, said, answer));
            equipment.outbox().queue(message);
        });
    }

    private void heard(Charge about, Said said, Answer answer) {
        switch (answer) {
            case Answer.Result(var payload) -> {
                StationProtocol.TransactionAnswer verdict = equipment.protocol().readTransaction(payload);
                if (verdict.transactionId() != null && said.kind() == MessageRecord.Kind.START) {
                    about.named(verdict.transactionId());
                }
                if (verdict.refused() && charge == about && !about.isEnded()) {
                    end(StopReason.DEAUTHORIZED);
                }
            }
            case Answer.Failed _ -> givenUp(about, said);
            case Answer.None _ -> givenUp(about, said);
        }
        if (said.kind() == MessageRecord.Kind.STOP) {
            closeBook(about);
        }
    }

    private static void givenUp(Charge about, Said said) {
        if (said.kind() == MessageRecord.Kind.START && about.transactionId() == null) {
            about.named(Charge.NEVER_CONFIRMED);
        }
    }

    private void closeBook(Charge about) {
        SessionRecord record = about.snapshot(host.identity(), read());
        if (record.complete()) {
            equipment.counters().sessionsDone.incrementAndGet();
            equipment.counters().deliveredWh.addAndGet(record.deliveredWh());
        }
        host.settled();
    }

    /** A driver comes whom the backend has let charge already. */
    boolean remoteStart(RemoteStart order) {
        if (isFree()) {
            arrive(new Charge.Driver(order.token(), true, order.remoteStartId(), true));
            return true;
        }
        return false;
    }

    /** Takes the connector in or out of service; true where that must wait for a session's end. */
    boolean operate(boolean wanted) {
        operative = wanted;
        if (charge != null) {
            return !wanted;
        }
        driver.cancel();
        become(rest());
        awaitDriver();
        return false;
    }

    /** A cable goes in by hand; false where there is one. */
    boolean plugIn() {
        Charge waiting = charge;
        if (waiting == null && isFree()) {
            arrive(new Charge.Driver("", false, null, false));
            return true;
        }
        if (waiting != null && !waiting.isPlugged() && !waiting.isEnded()) {
            plug(waiting);
            return true;
        }
        return false;
    }

    /** A token is shown by hand: it begins, or ends what it began; false where that is of no use now. */
    boolean show(String token) {
        Charge now = charge;
        if (now == null) {
            if (isFree()) {
                arrive(new Charge.Driver(token, true, null, false));
                return true;
            }
            return false;
        }
        if (now.isEnded()) {
            return false;
        }
        if (!now.isAuthorized()) {
            now.shown(token);
            authorize(now);
        } else if (now.driver().token().equals(token)) {
            end(StopReason.LOCAL);
        } else {
            return false;
        }
        return true;
    }

    /** The cable is pulled by hand; false where there is none. */
    boolean pullOut() {
        Charge now = charge;
        if (now == null || !now.isPlugged()) {
            return false;
        }
        end(StopReason.EV_LEFT);
        driver.cancel();
        leave();
        return true;
    }

    /** Breaks, with an error code of OCPP 1.6 (7.6), or is whole again where the code is empty. */
    void breakDown(String errorCode) {
        fault = errorCode;
        if (!errorCode.isEmpty()) {
            end(StopReason.FAULT);
        }
        if (charge == null || !errorCode.isEmpty()) {
            become(rest());
        } else {
            become(PlugState.FINISHING);
        }
    }

    /** The error code of OCPP 1.6 while it is broken, else empty. */
    String fault() {
        return fault;
    }

    private PlugState rest() {
        if (!fault.isEmpty()) {
            return PlugState.FAULTED;
        }
        return operative ? PlugState.AVAILABLE : PlugState.UNAVAILABLE;
    }

    private void become(PlugState next) {
        if (state != next) {
            state = next;
            host.stateChanged(this);
        }
    }
}
