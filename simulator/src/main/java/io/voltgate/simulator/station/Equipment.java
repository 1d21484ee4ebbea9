package io.voltgate.simulator.station;

import io.voltgate.simulator.station.device.Settings;
import io.voltgate.simulator.station.power.Outlet;
import java.util.SplittableRandom;

/** What the connectors of a station share. Built and owned by the station; used on its lane only. */
record Equipment(
        Timeline timeline,
        StationClock clock,
        SplittableRandom random,
        StationProtocol protocol,
        Outbox outbox,
        Settings settings,
        Counters counters,
        StationPlan plan,
        Authorization authorization) {
    DriverHabits habits() {
        return plan.habits();
    }

    /** The outlet of a connector: as planned, or one of the usual. */
    Outlet outlet(int connector) {
        return plan.outlets().isEmpty()
                ? StationPlan.USUAL.get(random.nextInt(StationPlan.USUAL.size()))
                : plan.outlets().get((connector - 1) % plan.outlets().size());
    }

    /** Runs the task when this much simulated time has passed. */
    Timeline.Timer afterSimulated(long simulatedMs, Runnable task) {
        return timeline.after(simulatedMs / habits().speed(), task);
    }

    /** How long a connector that is free now stays so, simulated. */
    long nextPauseMs() {
        return habits().pauses().nextMs(random, timeline.nowMs(), habits().speed());
    }

    long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }
}
