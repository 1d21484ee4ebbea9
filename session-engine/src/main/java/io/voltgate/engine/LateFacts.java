package io.voltgate.engine;

import io.voltgate.domain.BillFlag;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Event;
import io.voltgate.domain.Money;
import io.voltgate.domain.Sample;
import io.voltgate.metering.Reading;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Meter values that come when their session has ended. Called by the shard's thread. What was measured before the end is merged and may
 * restate the bill; what was measured after it is evidence, and never moves an end that the station told.
 */
final class LateFacts {
    private final Sessions sessions;

    LateFacts(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Takes in late values and returns what the session costs with them. */
    Money meter(StationState station, SessionState session, ConnectorId connector, List<Sample> samples, Turn turn) {
        var byTime = samples.stream()
                .collect(Collectors.partitioningBy(
                        sample -> session.concluded || sample.at().epochMs() <= session.endedAtMs));
        List<Sample> after = byTime.get(false);
        if (!after.isEmpty()) {
            turn.emit(new Event.MetersReported(
                    station.id,
                    connector,
                    session.transaction,
                    after,
                    after.getFirst().at()));
            sessions.flag(station, session, BillFlag.TOLD_AFTER_END, after.size() + " values", turn);
        }
        List<Sample> within = byTime.get(true);
        if (within.isEmpty()) {
            return session.cost;
        }
        sessions.meter(station, session, new Sessions.Metered(connector, session.transaction, within), turn);
        return session.concluded
                ? session.cost
                : sessions.restate(station, session, Reading.of(within), "LateMeterValues", turn);
    }
}
