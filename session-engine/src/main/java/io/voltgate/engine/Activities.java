package io.voltgate.engine;

import io.voltgate.domain.Activity;
import io.voltgate.domain.Bill;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Event;
import io.voltgate.domain.StationTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/**
 * What goes on in sessions, from the status of their connectors (OCPP 1.6, 4.9) or their charging state (OCPP 2.0.1 Part 2,
 * E02.FR.13). Called by the shard's thread. What the station does not say is unknown, and a change is a fact once.
 */
final class Activities {
    private final Limits limits;

    Activities(Limits limits) {
        this.limits = limits;
    }

    /** A connector tells its status: that of OCPP 2.x tells nothing of the energy. */
    void status(StationState station, ConnectorId connector, ConnectorStatus status, StationTime at, Turn turn) {
        Optional<SessionState> open = station.openSession(connector);
        if (open.isPresent() && status != ConnectorStatus.OCCUPIED && at.epochMs() >= open.get().startedAtMs) {
            change(station, open.get(), of(status), at, turn);
        }
    }

    /** A session begins on a connector that has told its status already. */
    void begun(StationState station, SessionState session, StationTime at, Turn turn) {
        ConnectorId connector = session.connector;
        ConnectorState known = connector == null ? null : station.connectors.get(connector.toString());
        if (known != null && of(known.status) == Activity.CHARGING) {
            change(station, session, Activity.CHARGING, at, turn);
        }
    }

    /** From its last sign of life until it says so again, nobody knows what goes on at a station that boots. */
    void rebooted(StationState station, Turn turn) {
        for (SessionState session : station.sessions) {
            if (session.open() && !session.activities.isEmpty()) {
                long changedMs = session.activities.getLast().atMs();
                long lastMs = Math.max(changedMs, session.ledger.account().lastAtMs());
                change(station, session, Activity.UNKNOWN, StationTime.receivedAt(lastMs), turn);
            }
        }
    }

    private static Activity of(ConnectorStatus status) {
        return switch (status) {
            case CHARGING -> Activity.CHARGING;
            case SUSPENDED_EV, FINISHING -> Activity.IDLE;
            case SUSPENDED_EVSE, UNAVAILABLE, FAULTED -> Activity.PAUSED;
            case AVAILABLE, PREPARING, OCCUPIED, RESERVED, UNKNOWN -> Activity.UNKNOWN;
        };
    }

    /** A TransactionEvent tells the charging state; a vehicle that is plugged in after its charge stands idle. */
    void state(StationState station, SessionState session, String chargingState, StationTime at, Turn turn) {
        Activity activity = switch (chargingState) {
            case "Charging" -> Activity.CHARGING;
            case "SuspendedEV" -> Activity.IDLE;
            case "SuspendedEVSE" -> Activity.PAUSED;
            case "EVConnected" -> session.hasCharged() ? Activity.IDLE : Activity.PAUSED;
            default -> Activity.UNKNOWN;
        };
        if (!chargingState.isEmpty()) {
            change(station, session, activity, at, turn);
        }
    }

    /** Where so many changes were told that no more are kept, the rest is unknown. */
    void change(StationState station, SessionState session, Activity activity, StationTime at, Turn turn) {
        boolean full = session.activities.size() >= limits.billing().activitiesPerSession();
        Activity kept = full ? Activity.UNKNOWN : activity;
        if (session.activityAt(at.epochMs()) != kept) {
            turn.emit(new Event.SessionActivityChanged(station.id, session.id, kept, at));
        }
    }

    /** Changes stand in the order of their times, whenever they were told. */
    static void apply(SessionState session, Event.SessionActivityChanged event) {
        session.activities.add(new SessionState.ActivityChange(event.at().epochMs(), event.activity()));
        session.activities.sort(Comparator.comparingLong(SessionState.ActivityChange::atMs));
    }

    /** Where the time between start and end went. */
    static Bill.Times times(SessionState session, long endMs) {
        EnumMap<Activity, Long> sums = new EnumMap<>(Activity.class);
        long from = session.startedAtMs;
        Activity activity = Activity.UNKNOWN;
        List<SessionState.ActivityChange> changes = new ArrayList<>(session.activities);
        changes.add(new SessionState.ActivityChange(endMs, Activity.UNKNOWN));
        for (SessionState.ActivityChange change : changes) {
            long at = Math.clamp(change.atMs(), from, Math.max(from, endMs));
            sums.merge(activity, at - from, Long::sum);
            from = at;
            activity = change.activity();
        }
        return new Bill.Times(
                Math.max(0, endMs - session.startedAtMs),
                sums.getOrDefault(Activity.CHARGING, 0L),
                sums.getOrDefault(Activity.IDLE, 0L),
                sums.getOrDefault(Activity.PAUSED, 0L),
                sums.getOrDefault(Activity.UNKNOWN, 0L));
    }
}
