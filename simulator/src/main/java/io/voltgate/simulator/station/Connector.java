package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.station.power.Battery;
import io.voltgate.simulator.station.power.PowerPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connector: what is plugged into it, who was let charge, and what that means for the states and transactions that are told. Owned by its
 * station, on whose lane all of it runs. It has at most one session at a time, and every session it ever had stays on record.
 */
final class Connector {
    private static final long TICK_LEAST_MS = 50;
    private static final long TICK_MOST_SIM_MS = 10_000;
    private static final long HANDLING_MS = 5_000;

    private final int number;
    private final Station station;
    private final Equipment equipment;
    private final PowerPath power;
    private final List<Charge> charges = new ArrayList<>(0);
    private final Visitor visitor;
    private final Teller teller;
    private PlugState state = PlugState.AVAILABLE;
    private boolean operative = true;
    private String fault = "";
    private @Nullable Charge charge;
    private long tickedAtMs;
    private long sampledSimMs;
    private Timeline.Timer tick = Timeline.Timer.NONE;
    private Timeline.Timer step = Timeline.Timer.NONE;

    Connector(int number, Station station, Equipment equipment) {
        this.number = number;
        this.station = station;
        this.equipment = equipment;
        this.power = new PowerPath(equipment.outlet(number), equipment.between(0, 5_000_000));
        this.visitor = new Visitor(this, station, equipment);
        this.teller = new Teller(this, station, equipment);
    }

    int number() {
        return number;
    }

    PlugState state() {
        return state;
    }

    /** The error code of OCPP 1.6, empty where nothing is wrong. */
    String fault() {
        return fault;
    }

    @Nullable
    Charge charge() {
        return charge;
    }

    Battery someCar() {
        return visitor.car();
    }

    PowerPath power() {
        return power;
    }

    boolean isFree() {
        return charge == null && operative && fault.isEmpty();
    }

    /** Whether a backend's order could let this token charge here: nobody has been let charge yet. */
    boolean awaits(String token) {
        Charge now = charge;
        boolean open = now == null ? isFree() : now.isPlugged() && !now.isAuthorized() && !now.isEnded();
        return open && Reservations.admit(station, number, token, "");
    }

    /** Whether a cable could go in now. */
    boolean takesCable() {
        return charge == null ? isFree() : !charge.isPlugged() && !charge.isEnded();
    }

    boolean isOperative() {
        return operative;
    }

    /** Whether a transaction of this id runs here. */
    boolean runs(String transactionId) {
        Charge now = charge;
        return now != null && !now.isEnded() && transactionId.equals(now.transactionId());
    }

    Reading read() {
        return new Reading(
                equipment.clock().stamp(),
                power.registerWh(),
                power.powerW(),
                power.socPercent(),
                power.offeredW(),
                power.phases(),
                power.degrees());
    }

    StationView.ConnectorView view() {
        return StationView.ConnectorView.of(number, state, charge, read());
    }

    int sessionCount() {
        return charges.size();
    }

    List<SessionRecord> sessions() {
        Reading now = read();
        return charges.stream()
                .map(each -> each.snapshot(station.identity(), now))
                .toList();
    }

    /** Lets the next driver come after a while, if there is one. */
    void awaitDriver() {
        if (isFree()) {
            visitor.await();
        }
    }

    Charge begin(Charge.Driver who) {
        visitor.cancel();
        Charge fresh = new Charge(number, who);
        charge = fresh;
        charges.add(fresh);
        station.known(Reservations.KIND).ifPresent(Reservations::review);
        return fresh;
    }

    void plugIn(Battery car) {
        if (!takesCable()) {
            return;
        }
        Charge now = charge == null ? begin(Charge.Driver.NOBODY) : charge;
        step.cancel();
        now.plug();
        power.plugIn(car);
        become(usualState());
        tell(Moment.PLUGGED, now);
        if (now.isAuthorized()) {
            powerSoon(now);
        } else {
            visitor.plugged(now);
        }
    }

    void swipe(String token) {
        Charge now = charge;
        if (now == null ? !isFree() : now.isEnded()) {
            return;
        }
        if (now != null && now.isAuthorized()) {
            swipeToStop(now, token);
            return;
        }
        Charge asking = now == null ? begin(Charge.Driver.of(token)) : now;
        asking.identify(Charge.Driver.of(token));
        equipment.authorization().ask(token, permit -> {
            if (charge == asking && !asking.isEnded() && !asking.isAuthorized()) {
                permitted(asking, permit);
            }
        });
    }

    private void permitted(Charge asking, Permit permit) {
        boolean may = permit.isAccepted()
                && !equipment.authorization().isMasterPass(permit.group())
                && Reservations.admit(station, number, asking.driver().token(), permit.group());
        if (may) {
            authorized(asking, permit);
        } else {
            visitor.refused(asking);
            if (!asking.isPlugged()) {
                end(StopReason.EV_LEFT);
            }
        }
    }

    private void swipeToStop(Charge running, String token) {
        if (token.equals(running.driver().token())) {
            end(StopReason.LOCAL);
            return;
        }
        equipment.authorization().ask(token, permit -> {
            boolean sameGroup = !permit.group().isEmpty() && permit.group().equals(running.group());
            boolean masters = equipment.authorization().isMasterPass(permit.group());
            if (charge == running && permit.isAccepted() && (sameGroup || masters)) {
                running.stoppedBy(token);
                end(masters ? StopReason.MASTER_PASS : StopReason.LOCAL);
            }
        });
    }

    private void authorized(Charge asking, Permit permit) {
        asking.authorize(permit.group());
        station.known(Reservations.KIND).ifPresent(each -> each.use(this, asking, permit.group()));
        become(usualState());
        tell(Moment.AUTHORIZED, asking);
        if (asking.isPlugged()) {
            powerSoon(asking);
            return;
        }
        long waitMs = 1000L * equipment.settings().number("ConnectionTimeOut");
        step = equipment.afterSimulated(waitMs, () -> {
            if (charge == asking && !asking.isPlugged()) {
                end(StopReason.TIMEOUT);
            }
        });
        visitor.authorized(asking);
    }

    /** The backend or a contract lets somebody charge here; whether anybody is asked about that first is for the caller. */
    void admit(Charge.Driver who) {
        Charge now = charge;
        if (now == null && isFree()) {
            now = begin(who);
            visitor.equip();
        } else if (now == null || now.isAuthorized() || now.isEnded()) {
            return;
        }
        now.identify(who);
        authorized(now, Permit.ASSUMED);
    }

    private void powerSoon(Charge starting) {
        step.cancel();
        step = equipment.afterSimulated(HANDLING_MS, () -> {
            if (charge == starting && !starting.isEnded()) {
                powerOn(starting);
            }
        });
    }

    private void powerOn(Charge starting) {
        equipment.counters().charging.incrementAndGet();
        starting.powered();
        tickedAtMs = equipment.timeline().nowMs();
        sampledSimMs = 0;
        power.offer(limitW(starting));
        power.close();
        become(usualState());
        tell(
                switch (state) {
                    case SUSPENDED_EVSE -> Moment.PAUSED;
                    case SUSPENDED_EV -> Moment.POWER_OFF;
                    default -> Moment.POWER_ON;
                },
                starting);
        tickSoon(starting);
    }

    /** What the charging profiles allow, and nothing where an invalid token goes on without energy. */
    private long limitW(Charge running) {
        int restWh = equipment.settings().number("MaxEnergyOnInvalidId");
        return running.mayDraw(power, equipment.timeline().nowMs(), restWh) ? SmartCharging.limitW(station, this) : 0;
    }

    private void tickSoon(Charge running) {
        int speed = equipment.habits().speed();
        long sampleMs = 1000L * equipment.settings().number("MeterValueSampleInterval");
        long stepMs = sampleMs == 0 ? TICK_MOST_SIM_MS : Math.min(sampleMs, TICK_MOST_SIM_MS);
        tick = equipment.timeline().after(Math.max(TICK_LEAST_MS, stepMs / speed), () -> {
            if (charge == running && !running.isEnded()) {
                tick(running);
            }
        });
    }

    private void tick(Charge running) {
        advance(running);
        long intervalMs = 1000L * equipment.settings().number("MeterValueSampleInterval");
        if (intervalMs > 0 && sampledSimMs >= intervalMs) {
            sampledSimMs = 0;
            tell(Moment.SAMPLE, running);
        }
        if (visitor.hasEnough(running)) {
            end(StopReason.LOCAL);
            return;
        }
        PlugState before = state;
        become(usualState());
        if (state != before) {
            switch (state) {
                case SUSPENDED_EVSE -> tell(Moment.PAUSED, running);
                case SUSPENDED_EV -> {
                    tell(Moment.POWER_OFF, running);
                    visitor.full(running);
                }
                default -> tell(Moment.POWER_ON, running);
            }
        }
        tickSoon(running);
    }

    /** The clock's full interval has come; false where nothing runs that it could be told with. */
    boolean readAtTheClock() {
        Charge running = charge;
        if (running == null || !running.hasBegun() || running.isEnded()) {
            return false;
        }
        if (running.isPowered()) {
            advance(running);
        }
        tell(Moment.ALIGNED, running);
        return true;
    }

    /** A limit has changed: it holds from now on. */
    void limited() {
        Charge running = charge;
        if (running != null && running.isPowered() && !running.isEnded()) {
            long before = power.powerW();
            tick.cancel();
            tick(running);
            if (power.powerW() != before && state == PlugState.CHARGING && before > 0) {
                tell(Moment.RATE_CHANGED);
            }
        }
    }

    private void advance(Charge running) {
        long now = equipment.timeline().nowMs();
        long simMs = Math.max(0, now - tickedAtMs) * equipment.habits().speed();
        tickedAtMs = now;
        sampledSimMs += simMs;
        power.flow(simMs, visitor.goalWh(running));
        power.offer(limitW(running));
    }

    /** Ends the session that runs, if one does. */
    void end(StopReason reason) {
        Charge ending = charge;
        if (ending == null || ending.isEnded()) {
            return;
        }
        visitor.cancel();
        step.cancel();
        tick.cancel();
        if (ending.isPowered()) {
            advance(ending);
            equipment.counters().charging.decrementAndGet();
        }
        power.open();
        station.known(SmartCharging.KIND).ifPresent(each -> each.ended(number));
        Reading reading = read();
        ending.end(reason, reading);
        become(usualState());
        if (ending.hasBegun()) {
            teller.tell(Moment.ENDED, ending, reading);
        } else {
            equipment.counters().sessionsRefused.incrementAndGet();
        }
        if (!ending.isPlugged()) {
            step = equipment.afterSimulated(HANDLING_MS, this::leave);
        } else {
            visitor.ended();
        }
    }

    void unplug() {
        Charge now = charge;
        if (now == null || !now.isPlugged()) {
            return;
        }
        if (!now.isEnded() && now.hasBegun() && now.isAuthorized() && !stopsOnUnplugging()) {
            step.cancel();
            tick.cancel();
            if (now.isPowered()) {
                advance(now);
                equipment.counters().charging.decrementAndGet();
            }
            now.lose();
            power.unplug();
            become(usualState());
            tell(Moment.CABLE_OUT, now);
            return;
        }
        now.unplug();
        end(StopReason.EV_LEFT);
        leave();
    }

    private boolean stopsOnUnplugging() {
        return equipment.settings().flag("StopTransactionOnEVSideDisconnect");
    }

    void leave() {
        step.cancel();
        charge = null;
        power.unplug();
        become(usualState());
        station.known(Reservations.KIND).ifPresent(Reservations::review);
        awaitDriver();
        station.becameIdle();
        station.settled();
    }

    void close() {
        visitor.cancel();
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

    /** Something breaks: what runs ends, and nothing begins until it is mended. The code is one of OCPP 1.6. */
    void breakDown(String errorCode) {
        visitor.cancel();
        end(StopReason.FAULT);
        fault = errorCode;
        station.known(Reservations.KIND).ifPresent(each -> each.lost(number));
        become(usualState());
    }

    void mend() {
        fault = "";
        become(usualState());
        awaitDriver();
    }

    /** Takes the connector in or out of service; true where that must wait for a session's end. */
    boolean operate(boolean wanted) {
        operative = wanted;
        if (!wanted) {
            station.known(Reservations.KIND).ifPresent(each -> each.lost(number));
        }
        if (charge != null) {
            return !wanted;
        }
        visitor.cancel();
        become(usualState());
        awaitDriver();
        return false;
    }

    /** A reservation may have changed its state. */
    void review() {
        become(usualState());
    }

    private PlugState usualState() {
        Charge now = charge;
        return new PlugCondition(
                        station.version() == OcppVersion.V16,
                        !fault.isEmpty(),
                        operative,
                        Reservations.hold(station, number),
                        power.powerW() > 0,
                        power.isFull() && (now == null || limitW(now) > 0))
                .state(now);
    }

    private void become(PlugState next) {
        if (charge != null) {
            charge.at(next);
        }
        if (state != next) {
            state = next;
            station.stateChanged(this);
        }
    }

    /** Says of the running session what this moment is worth, if there is one that has begun. */
    void tell(Moment moment) {
        Charge running = charge;
        if (running != null && running.hasBegun() && !running.isEnded()) {
            tell(moment, running);
        }
    }

    private void tell(Moment moment, Charge about) {
        teller.tell(moment, about, read());
    }

    /** The gateway refuses the token of the running session: that ends it, or it gets no more energy (2.x C15). */
    void refused(Charge about) {
        if (charge != about || about.isEnded() || about.isRefused()) {
            return;
        }
        if (equipment.settings().flag("StopTransactionOnInvalidId")) {
            end(StopReason.DEAUTHORIZED);
        } else {
            about.refuse(power.registerWh());
            limited();
        }
    }
}
