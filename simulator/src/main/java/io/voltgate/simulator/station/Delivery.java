package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.station.charging.ProfileStack;
import io.voltgate.simulator.station.power.PowerPath;

/**
 * The energy that flows at a connector: it ticks with the time, tells samples and pauses, and bends to limits. Owned by the connector. It
 * runs for one session at a time, from its {@link #begin} to its {@link #stop}.
 */
final class Delivery {
    private static final long TICK_LEAST_MS = 50;
    private static final long TICK_MOST_SIM_MS = 10_000;

    private final Connector connector;
    private final Station station;
    private final Equipment equipment;
    private final PowerPath power;
    private long tickedAtMs;
    private long sampledSimMs;
    private Timeline.Timer tick = Timeline.Timer.NONE;

    Delivery(Connector connector, Station station, Equipment equipment) {
        this.connector = connector;
        this.station = station;
        this.equipment = equipment;
        this.power = connector.power();
    }

    void begin(Charge starting) {
        equipment.counters().charging.incrementAndGet();
        starting.powered();
        tickedAtMs = equipment.timeline().nowMs();
        sampledSimMs = 0;
        steer(starting);
        power.close();
        connector.review();
        connector.tell(
                switch (connector.state()) {
                    case SUSPENDED_EVSE -> Moment.PAUSED;
                    case SUSPENDED_EV -> Moment.POWER_OFF;
                    default -> Moment.POWER_ON;
                },
                starting);
        tickSoon(starting);
    }

    void stop(Charge running) {
        tick.cancel();
        if (running.isPowered()) {
            advance(running);
            equipment.counters().charging.decrementAndGet();
        }
    }

    /** What charging profiles and the grid's controls allow, and nothing where an invalid token goes on without energy. */
    long limitW(Charge running) {
        int restWh = equipment.settings().number("MaxEnergyOnInvalidId");
        return running.mayDraw(power, equipment.timeline().nowMs(), restWh)
                ? Math.min(
                        SmartCharging.limitW(station, connector), gridLimits().chargeW())
                : 0;
    }

    private void tickSoon(Charge running) {
        int speed = equipment.habits().speed();
        long sampleMs = sampleIntervalMs();
        long dueMs = sampleMs == 0 ? TICK_MOST_SIM_MS : Math.max(0, sampleMs - sampledSimMs);
        long stepMs = Math.ceilDiv(Math.min(dueMs, TICK_MOST_SIM_MS), speed);
        tick = equipment.timeline().after(Math.max(TICK_LEAST_MS, stepMs), () -> {
            if (connector.charge() == running && !running.isEnded()) {
                tick(running);
            }
        });
    }

    private long sampleIntervalMs() {
        return 1000L * equipment.settings().number("MeterValueSampleInterval");
    }

    private void tick(Charge running) {
        advance(running);
        long intervalMs = sampleIntervalMs();
        if (intervalMs > 0 && sampledSimMs >= intervalMs) {
            // What is over counts for the next, so that so many are told as are wanted.
            sampledSimMs %= intervalMs;
            connector.tell(Moment.SAMPLE, running);
            tellCost(running);
        }
        if (connector.visitor().hasEnough(running)) {
            connector.end(StopReason.LOCAL);
            return;
        }
        PlugState before = connector.state();
        connector.review();
        if (connector.state() != before) {
            switch (connector.state()) {
                case SUSPENDED_EVSE -> connector.tell(Moment.PAUSED, running);
                case SUSPENDED_EV -> {
                    connector.tell(Moment.POWER_OFF, running);
                    connector.visitor().full(running);
                }
                default -> connector.tell(Moment.POWER_ON, running);
            }
        }
        tickSoon(running);
    }

    private void tellCost(Charge running) {
        boolean due = station.known(LocalCosts.KIND)
                .filter(each -> each.isDue(running, station.stamp()))
                .isPresent();
        if (due) {
            connector.tell(Moment.RUNNING_COST, running);
        }
    }

    /** What has flowed until now is counted. */
    void catchUp(Charge running) {
        if (running.isPowered()) {
            advance(running);
        }
    }

    /** Another limit holds from now on. */
    void limited(Charge running) {
        long before = power.powerW();
        tick.cancel();
        tick(running);
        if (power.powerW() != before && connector.state() == PlugState.CHARGING && before != 0) {
            connector.tell(Moment.RATE_CHANGED);
        }
    }

    private void advance(Charge running) {
        long now = equipment.timeline().nowMs();
        long simMs = Math.max(0, now - tickedAtMs) * equipment.habits().speed();
        tickedAtMs = now;
        sampledSimMs += simMs;
        power.flow(simMs, connector.visitor().goalWh(running));
        steer(running);
        if (station.version() == OcppVersion.V21 && !running.isEnded()) {
            connector.operatedAs(operation(running).mode());
        }
    }

    /** Lets flow what may, in the direction that is wanted. */
    private void steer(Charge running) {
        power.offer(limitW(running));
        power.demand(Math.min(operation(running).returnW(), gridLimits().dischargeW()));
    }

    private GridLimits gridLimits() {
        return GridSupport.limits(station, connector);
    }

    private ProfileStack.Operation operation(Charge running) {
        boolean may = running.isAuthorized() && !running.isRefused();
        return station.known(SmartCharging.KIND)
                .filter(_ -> may)
                .map(each -> each.operation(connector))
                .orElse(ProfileStack.Operation.USUAL);
    }
}
