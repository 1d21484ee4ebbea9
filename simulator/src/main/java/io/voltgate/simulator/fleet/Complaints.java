package io.voltgate.simulator.fleet;

import io.voltgate.simulator.station.MessageRecord;
import io.voltgate.simulator.station.SessionRecord;
import io.voltgate.simulator.station.StationRecord;
import java.util.ArrayList;
import java.util.List;

/** What is to complain about a station, by its own record. Stateless. */
final class Complaints {
    private Complaints() {}

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
