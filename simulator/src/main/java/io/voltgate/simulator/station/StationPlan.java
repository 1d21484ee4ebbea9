package io.voltgate.simulator.station;

/**
 * What a station has and does. An immutable value, the same for many stations.
 *
 * @param connectors 1 to 16
 * @param sessions how many it drives before it is done; 0 goes on until stopped
 * @param keepIds whether a repeated message keeps its message id (OCPP-J 1.6 errata 3.1 leaves the choice)
 * @param sampleSeconds simulated seconds between meter values
 */
public record StationPlan(
        int connectors, int sessions, boolean keepIds, int sampleSeconds, DriverHabits habits, Patience patience) {
    public StationPlan {
        if (connectors < 1 || connectors > 16) {
            throw new IllegalArgumentException("1 to 16 connectors");
        }
        if (sessions < 0 || sampleSeconds < 1) {
            throw new IllegalArgumentException("sessions from 0 up, a sample interval from 1 s up");
        }
    }

    public StationPlan withHabits(DriverHabits others) {
        return new StationPlan(connectors, sessions, keepIds, sampleSeconds, others, patience);
    }

    public StationPlan withConnectors(int count) {
        return new StationPlan(count, sessions, keepIds, sampleSeconds, habits, patience);
    }
}
