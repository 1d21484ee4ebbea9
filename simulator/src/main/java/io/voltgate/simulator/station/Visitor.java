package io.voltgate.simulator.station;

import io.voltgate.simulator.station.power.Battery;
import io.voltgate.simulator.station.power.CarModel;
import java.util.List;

/**
 * The driver who comes to a connector by habit: swipes and plugs in, in either order, waits for what was wanted, and leaves. Owned by
 * the connector. Without habits nobody comes, and all is done by hand.
 */
final class Visitor {
    private static final long HANDLING_MS = 5_000;
    private static final List<CarModel> ON_DC =
            CarModel.ALL.stream().filter(CarModel::takesDc).toList();

    /** Of 11 kW and more, so that nobody stays for days over what drivers usually want. */
    private static final List<CarModel> ON_AC =
            CarModel.ALL.stream().filter(each -> each.acPhases() == 3).toList();

    private final Connector connector;
    private final Station station;
    private final Equipment equipment;
    private Timeline.Timer timer = Timeline.Timer.NONE;
    private boolean present;
    private long wantedWh;

    Visitor(Connector connector, Station station, Equipment equipment) {
        this.connector = connector;
        this.station = station;
        this.equipment = equipment;
    }

    void cancel() {
        timer.cancel();
    }

    /** Comes after a while, if sessions are left to drive. */
    void await() {
        timer.cancel();
        present = false;
        long pauseMs = equipment.nextPauseMs();
        if (pauseMs == Pauses.NEVER) {
            return;
        }
        timer = equipment.afterSimulated(pauseMs, () -> {
            if (connector.isFree() && station.takeSession()) {
                arrive();
            }
        });
    }

    private void arrive() {
        boolean tokenFirst = equipment.random().nextBoolean();
        Charge.Driver who = Charge.Driver.of(station.token(connector.number()));
        connector.begin(who);
        equip();
        if (tokenFirst) {
            connector.swipe(who.token());
        } else {
            connector.plugIn(car());
        }
    }

    /** Wants something, and is there to plug in. */
    void equip() {
        present = !equipment.habits().byHand();
        wantedWh =
                equipment.between(equipment.habits().minWh(), equipment.habits().maxWh());
    }

    /** Some vehicle of those that can use the outlet. */
    Battery car() {
        List<CarModel> models = connector.power().outlet().isDc() ? ON_DC : ON_AC;
        CarModel model = models.get(equipment.random().nextInt(models.size()));
        return new Battery(model, (int) equipment.between(10, 75), (int) equipment.between(0, 30));
    }

    void authorized(Charge waiting) {
        soon(() -> {
            if (connector.charge() == waiting && !waiting.isPlugged()) {
                connector.plugIn(car());
            }
        });
    }

    void plugged(Charge waiting) {
        soon(() -> {
            if (connector.charge() == waiting && !waiting.isEnded() && !waiting.isAuthorized()) {
                connector.swipe(station.token(connector.number()));
            }
        });
    }

    /** Gives up: the cable comes out again. */
    void refused(Charge asking) {
        if (present && asking.isPlugged()) {
            connector.end(StopReason.EV_LEFT);
        }
    }

    void full(Charge running) {
        if (present) {
            timer.cancel();
            timer = equipment.afterSimulated(equipment.between(30_000, 300_000), () -> {
                if (connector.charge() == running) {
                    connector.end(StopReason.EV_LEFT);
                }
            });
        }
    }

    void ended() {
        soon(connector::leave);
    }

    private void soon(Runnable task) {
        timer.cancel();
        if (present) {
            timer = equipment.afterSimulated(HANDLING_MS, task);
        }
    }

    boolean hasEnough(Charge running) {
        return connector.power().registerWh() >= goalWh(running);
    }

    /** The register at which the driver has what was wanted. */
    long goalWh(Charge running) {
        return present && running.hasBegun() ? running.startWh() + wantedWh : Long.MAX_VALUE;
    }
}
