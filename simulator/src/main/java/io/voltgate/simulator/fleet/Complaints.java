package io.voltgate.simulator.fleet;

import io.voltgate.simulator.station.Counts;
import io.voltgate.simulator.station.MessageRecord;
import io.voltgate.simulator.station.SessionRecord;
import io.voltgate.simulator.station.StationRecord;
import java.util.ArrayList;
import java.util.List;

/** What is to complain about a fleet, by the records of its stations. Stateless. What faults took from them is nobody's fault. */
final class Complaints {
    private Complaints() {}

    /**
     * Whether the stations have booted, their sessions are complete, no call failed and no rule was broken; empty if so. What a fault of
     * the plan accounts for, by striking that very frame or the line that it was on, is nothing to complain about.
     */
    static List<String> about(Crew.Shared shared, List<StationRecord> records) {
        List<String> complaints = new ArrayList<>();
        Excuses excuses = shared.mishaps().excuses();
        Counts counts = shared.counters().snapshot();
        long excused = 0;
        for (StationRecord station : records) {
            complaints.addAll(about(station));
            excused += excused(station, excuses.authorizations(station.identity()));
        }
        int wanted = shared.plan().sessionsPerStation() * shared.plan().stations();
        if (counts.sessionsDone() + excused < wanted) {
            complaints.add("only " + counts.sessionsDone() + " of " + wanted + " sessions are complete");
        }
        complaints.addAll(counts.problems());
        shared.wiring().broken().forEach(each -> complaints.add(each.toString()));
        return complaints;
    }

    private static List<String> about(StationRecord station) {
        List<String> complaints = new ArrayList<>();
        if (!station.booted()) {
            String why = station.trouble().isEmpty() ? "" : " (" + station.trouble() + ")";
            complaints.add(station.identity() + " was never accepted" + why);
        }
        if (station.queued() > 0) {
            complaints.add(station.identity() + " has " + station.queued() + " messages not acknowledged");
        }
        for (SessionRecord session : station.sessions()) {
            if (session.begun() && !session.complete() && !isTaken(session)) {
                complaints.add(station.identity() + " connector " + session.connector() + ": session "
                        + session.transactionId() + " is not complete");
            }
        }
        return complaints;
    }

    /** How many of its sessions are not complete, or never began, because of faults alone. */
    private static long excused(StationRecord station, int authorizations) {
        long taken = station.sessions().stream()
                .filter(session -> session.begun() && !session.complete() && isTaken(session))
                .count();
        long never =
                station.sessions().stream().filter(session -> !session.begun()).count();
        return taken + Math.min(never, authorizations);
    }

    /** Whether it has ended, and every message that is missing was taken by a fault. */
    private static boolean isTaken(SessionRecord session) {
        return session.first(MessageRecord.Kind.STOP).isPresent()
                && session.messages().stream().allMatch(message -> message.acknowledged() || message.taken());
    }
}
