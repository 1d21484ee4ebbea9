package io.voltgate.simulator.station;

import io.voltgate.simulator.station.power.Outlet;
import java.util.List;

/**
 * What a station has and does. An immutable value, the same for many stations.
 *
 * @param connectors 1 to 16
 * @param sessions how many it drives before it is done; 0 goes on until stopped
 * @param keepIds whether a repeated message keeps its message id (OCPP-J 1.6 errata 3.1 leaves the choice)
 * @param sampleSeconds simulated seconds between meter values
 * @param keepsSamples whether acknowledged meter values stay on record, at about 120 bytes each
 * @param outlets of the connectors by turns; where empty, each is one of the {@link #USUAL}
 */
public record StationPlan(
        int connectors,
        int sessions,
        boolean keepIds,
        int sampleSeconds,
        DriverHabits habits,
        Patience patience,
        boolean keepsSamples,
        List<Outlet> outlets) {
    /** What outlets there are where the plan doesn't say; each station's seed chooses. */
    public static final List<Outlet> USUAL =
            List.of(new Outlet(3, 11_000), new Outlet(3, 22_000), new Outlet(0, 50_000), new Outlet(0, 150_000));

    public StationPlan(
            int connectors, int sessions, boolean keepIds, int sampleSeconds, DriverHabits habits, Patience patience) {
        this(connectors, sessions, keepIds, sampleSeconds, habits, patience, true, List.of());
    }

    public StationPlan {
        if (connectors < 1 || connectors > 16) {
            throw new IllegalArgumentException("1 to 16 connectors");
        }
        if (sessions < 0 || sampleSeconds < 1) {
            throw new IllegalArgumentException("sessions from 0 up, a sample interval from 1 s up");
        }
        outlets = List.copyOf(outlets);
    }

    public StationPlan withHabits(DriverHabits others) {
        return new StationPlan(connectors, sessions, keepIds, sampleSeconds, others, patience, keepsSamples, outlets);
    }

    public StationPlan withSampleSeconds(int seconds) {
        return new StationPlan(connectors, sessions, keepIds, seconds, habits, patience, keepsSamples, outlets);
    }

    public StationPlan withPatience(Patience other) {
        return new StationPlan(connectors, sessions, keepIds, sampleSeconds, habits, other, keepsSamples, outlets);
    }

    public StationPlan withOutlets(List<Outlet> others) {
        return new StationPlan(connectors, sessions, keepIds, sampleSeconds, habits, patience, keepsSamples, others);
    }

    public StationPlan withConnectors(int count) {
        return new StationPlan(count, sessions, keepIds, sampleSeconds, habits, patience, keepsSamples, outlets);
    }

    /** Whether acknowledged meter values stay on record. */
    public StationPlan withSamplesKept(boolean kept) {
        return new StationPlan(connectors, sessions, keepIds, sampleSeconds, habits, patience, kept, outlets);
    }
}
