package io.voltgate.simulator.fleet;

import io.voltgate.simulator.station.Counts;
import io.voltgate.simulator.station.MessageRecord;
import io.voltgate.simulator.station.SessionRecord;
import io.voltgate.simulator.station.StationRecord;
import java.util.ArrayList;
import java.util.List;

/** What is to complain about a fleet, by the records of its stations. Stateless. */
final class Complaints {
    private Complaints() {}

    /**
     * Whether the stations have booted, their sessions are complete, and no call failed; empty if so. Where the plan has faults, calls that
     * fail are what they provoke; the truth of the sessions must be told all the same.
     */
    static List<String> about(FleetPlan plan, Counts counts, List<StationRecord> records, Losses losses) {
        List<String> complaints = new ArrayList<>();
        long excused = 0;
        for (StationRecord station : records) {
            int lost = losses.of(station.identity());
            complaints.addAll(about(station, lost));
            excused += lost;
        }
        int wanted = plan.sessionsPerStation() * plan.stations();
        if (counts.sessionsDone() + excused < wanted) {
            complaints.add("only " + counts.sessionsDone() + " of " + wanted + " sessions are complete");
        }
        if (plan.faults().isEmpty()) {
            complaints.addAll(counts.problems());
        }
        return complaints;
    }

    /** Messages that the station lost by a fault, as many as it did, are nothing to complain about. */
    static List<String> about(StationRecord station, int lost) {
        List<String> complaints = new ArrayList<>();
        if (!station.booted()) {
            String why = station.trouble().isEmpty() ? "" : " (" + station.trouble() + ")";
            complaints.add(station.identity() + " was never accepted" + why);
        }
        if (station.queued() > 0) {
            complaints.add(station.identity() + " has " + station.queued() + " messages not acknowledged");
        }
        long excused = lost;
        for (SessionRecord session : station.sessions()) {
            if (!session.begun() || session.complete()) {
                continue;
            }
            long missing = session.messages().stream()
                    .filter(message -> !message.acknowledged())
                    .count();
            excused -= missing;
            if (excused < 0
                    || missing == 0
                    || session.first(MessageRecord.Kind.STOP).isEmpty()) {
                complaints.add(station.identity() + " connector " + session.connector() + ": session "
                        + session.transactionId() + " is not complete");
            }
        }
        return complaints;
    }
}
