package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.station.power.Battery;
import io.voltgate.simulator.station.power.PowerPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connector: its cable, its lock, its state, and the session at it, from its beginning to its end. Owned by its station, on whose lane all
 * of it runs. It has at most one session at a time, and every session it ever had stays on record.
 */
final class Connector {
    private static final long HANDLING_MS = 5_000;

    private final int number;
    private final Station station;
    private final Equipment equipment;
    private final PowerPath power;
    private final List<Charge> charges = new ArrayList<>(0);
    private final Visitor visitor;
    private final Teller teller;
    private final Admission admission;
    private final Delivery delivery;
    private PlugState state = PlugState.AVAILABLE;
    private boolean operative = true;
    private String fault = "";
    private @Nullable Charge charge;
    private Timeline.Timer step = Timeline.Timer.NONE;

    Connector(int number, Station station, Equipment equipment) {
        this.number = number;
        this.station = station;
        this.equipment = equipment;
        this.power = new PowerPath(equipment.outlet(number), equipment.between(0, 5_000_000));
        this.visitor = new Visitor(this, station, equipment);
        this.teller = new Teller(this, station, equipment);
        this.admission = new Admission(this, station, equipment);
        this.delivery = new Delivery(this, station, equipment);
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

    Visitor visitor() {
        return visitor;
    }

    PowerPath power() {
        return power;
    }

    boolean isFree() {
        return charge == null && operative && fault.isEmpty() && station.hasPower();
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
                power.degrees(),
                power.returnedWh());
    }

    StationView.ConnectorView view() {
        return StationView.ConnectorView.of(number, state, charge, read(), power.wantedW());
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
        Charge fresh = new Charge(number, who, new MessageBook(equipment.plan().keepsSamples()));
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
        admission.swipe(token);
    }

    /** The backend or a contract lets somebody charge here. */
    void admit(Charge.Driver who) {
        admission.admit(who);
    }

    /** The driver may charge: energy flows soon, or the session ends where no cable comes in time. */
    void admitted(Charge asking) {
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

    private void powerSoon(Charge starting) {
        step.cancel();
        step = equipment.afterSimulated(HANDLING_MS, () -> {
            if (charge == starting && !starting.isEnded()) {
                delivery.begin(starting);
            }
        });
    }

    /** The clock's full interval has come; false where nothing runs that it could be told with. */
    boolean readAtTheClock() {
        Charge running = charge;
        if (running == null || !running.hasBegun() || running.isEnded()) {
            return false;
        }
        delivery.catchUp(running);
        tell(Moment.ALIGNED, running);
        return true;
    }

    /** A limit has changed: it holds from now on. */
    void limited() {
        Charge running = charge;
        if (running != null && running.isPowered() && !running.isEnded()) {
            delivery.limited(running);
        }
    }

    /** Ends the session that runs, if one does. */
    void end(StopReason reason) {
        Charge ending = charge;
        if (ending == null || ending.isEnded()) {
            return;
        }
        visitor.cancel();
        step.cancel();
        delivery.stop(ending);
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
            delivery.stop(now);
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

    /** The running transaction is operated in this mode now (OCPP 2.1, block Q). */
    void operatedAs(String mode) {
        Charge running = charge;
        if (running != null && running.operate(mode)) {
            tell(Moment.MODE_CHANGED);
        }
    }

    /** Something may have changed its state. */
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
                        power.powerW() != 0,
                        power.isFull() && (now == null || delivery.limitW(now) > 0))
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

    void tell(Moment moment, Charge about) {
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
