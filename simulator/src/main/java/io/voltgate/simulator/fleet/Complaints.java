package io.voltgate.simulator.fleet;

import io.voltgate.simulator.station.MessageRecord;
import io.voltgate.simulator.station.SessionRecord;
import io.voltgate.simulator.station.StationRecord;
import java.util.ArrayList;
import java.util.List;

/** What is to complain about a station, by its own record. Stateless. What faults took from it is nobody's fault. */
final class Complaints {
    private Complaints() {}

    static List<String> about(StationRecord station) {
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
    static long excused(StationRecord station, int authorizations) {
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
