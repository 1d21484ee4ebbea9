package io.voltgate.engine;

import io.voltgate.domain.Activity;
import io.voltgate.domain.BootStatus;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.DoubtFact;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.Evidence;
import io.voltgate.domain.SessionId;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for an open session being over, and what shows that it lives. Called by the shard's thread, with the facts of a decision
 * that is being made. Each evidence is noted once; a sign of life withdraws them all where it is newer than they are.
 */
final class Doubts {
    /** How far a station's clock may be off without our knowing. */
    private static final long SLACK_MS = 10_000;

    private static final long HOUR_MS = 3_600_000;
    /** What any word on the session contradicts; the others want energy that flows. */
    private static final Set<Evidence> OF_SILENCE = Set.of(Evidence.BOOT, Evidence.SILENT);

    private final StuckPolicy policy;

    Doubts(StuckPolicy policy) {
        this.policy = policy;
    }

    void heard(StationState station, Turn turn) {
        for (Event event : turn.events()) {
            if (event instanceof Event.StationBooted booted) {
                booted(station, booted, turn);
            } else if (event instanceof Event.ConnectorStatusChanged changed) {
                status(station, changed, turn);
            } else if (event instanceof Event.SessionStarted started) {
                begun(station, started, turn);
            } else if (event instanceof Event.SessionMetered metered) {
                metered(station, metered, turn);
            } else if (event instanceof Event.SessionUpdated updated) {
                lives(station, updated.session(), updated.at().epochMs(), "the station tells of it", turn);
            } else if (event instanceof Event.SessionActivityChanged changed
                    && changed.activity() == Activity.CHARGING) {
                lives(station, changed.session(), changed.at().epochMs(), "it charges", turn);
            }
        }
    }

    /** Many stations go on after a boot (case 34): it only counts where nothing follows. */
    private void booted(StationState station, Event.StationBooted booted, Turn turn) {
        if (booted.status() == BootStatus.ACCEPTED && !booted.reason().equals("Triggered")) {
            long sinceMs = turn.nowMs() - SLACK_MS;
            each(station, _ -> true, Evidence.BOOT, "booted: " + booted.reason(), sinceMs, turn);
        }
    }

    /** What was available before the last reading may be a status that was late, or one of a station that never tells better. */
    private void status(StationState station, Event.ConnectorStatusChanged changed, Turn turn) {
        long atMs = changed.at().epochMs();
        if (changed.next() == ConnectorStatus.AVAILABLE) {
            each(
                    station,
                    session -> changed.connector().equals(session.connector)
                            && atMs
                                    >= Math.max(
                                            session.startedAtMs,
                                            session.ledger.account().lastAtMs()),
                    Evidence.AVAILABLE,
                    "connector " + changed.connector() + " is available",
                    atMs,
                    turn);
        }
    }

    private void begun(StationState station, Event.SessionStarted started, Turn turn) {
        if (started.connector() != null) {
            each(
                    station,
                    session -> started.connector().equals(session.connector) && !session.id.equals(started.session()),
                    Evidence.NEW_START,
                    "transaction " + started.transaction() + " began on its connector",
                    started.at().epochMs(),
                    turn);
        }
    }

    private void each(
            StationState station,
            Predicate<SessionState> fits,
            Evidence evidence,
            String detail,
            long sinceMs,
            Turn turn) {
        station.sessions.stream()
                .filter(session -> session.open() && fits.test(session) && !endedIn(turn, session))
                .forEach(session -> doubt(station, session, new Seen(evidence, detail, sinceMs), turn));
    }

    /** What was seen, and since when it is so, milliseconds since 1970. */
    record Seen(Evidence evidence, String detail, long sinceMs) {}

    void doubt(StationState station, SessionState session, Seen seen, Turn turn) {
        StuckPolicy.Rule rule = policy.rule(seen.evidence());
        if (policy.heeds(seen.evidence()) && !session.doubts.has(seen.evidence())) {
            boolean closes = rule.step() != Evidence.Step.REPORT;
            turn.emit(new DoubtFact.SessionDoubted(
                    station.id,
                    session.id,
                    seen.evidence(),
                    seen.detail(),
                    seen.sinceMs(),
                    rule.step(),
                    closes ? turn.nowMs() + rule.graceMs() : 0));
        }
    }

    /** Notes what time alone shows. */
    void aged(StationState station, SessionState session, Turn turn) {
        if (silentAtMs(session) <= turn.nowMs()) {
            long hours = policy.silentMs() / HOUR_MS;
            String detail = "nothing was told of it for " + hours + " hours";
            doubt(station, session, new Seen(Evidence.SILENT, detail, toldMs(session) - SLACK_MS), turn);
        }
        if (agedAtMs(session) <= turn.nowMs()) {
            String detail = "it is older than " + policy.ageMs() / HOUR_MS + " hours";
            doubt(station, session, new Seen(Evidence.AGED, detail, session.startedAtMs), turn);
        }
    }

    /** When time alone becomes evidence, milliseconds since 1970. */
    long agesAtMs(SessionState session) {
        return Math.min(silentAtMs(session), agedAtMs(session));
    }

    private long silentAtMs(SessionState session) {
        boolean noted = session.doubts.has(Evidence.SILENT) || !policy.heeds(Evidence.SILENT);
        return noted ? Long.MAX_VALUE : toldMs(session) + policy.silentMs();
    }

    private long agedAtMs(SessionState session) {
        boolean noted = session.doubts.has(Evidence.AGED) || !policy.heeds(Evidence.AGED);
        return noted ? Long.MAX_VALUE : Math.max(session.receivedMs, session.doubts.trustedMs) + policy.ageMs();
    }

    static long toldMs(SessionState session) {
        return Math.max(session.receivedMs, session.doubts.toldMs);
    }

    private static void metered(StationState station, Event.SessionMetered metered, Turn turn) {
        SessionState session = doubted(station, metered.session());
        Energy register = metered.register();
        if (session == null || register == null) {
            return;
        }
        Energy last = session.ledger.account().last();
        boolean rises = last == null || register.compareTo(last) > 0;
        boolean suffices =
                session.doubts.standing.stream().map(DoubtState.Doubt::evidence).allMatch(OF_SILENCE::contains);
        if (rises || suffices) {
            lives(station, session.id, metered.registerAtMs(), rises ? "its register rises" : "it is metered", turn);
        }
    }

    private static @Nullable SessionState doubted(StationState station, SessionId id) {
        return station.session(session -> session.id.equals(id))
                .filter(session -> session.open() && !session.doubts.standing.isEmpty())
                .orElse(null);
    }

    private static void lives(StationState station, SessionId id, long atMs, String reason, Turn turn) {
        SessionState session = doubted(station, id);
        if (session != null
                && session.doubts.standing.stream().allMatch(doubt -> doubt.sinceMs() <= atMs)
                && !endedIn(turn, session)) {
            withdraw(station, session, reason, turn);
        }
    }

    static void withdraw(StationState station, SessionState session, String reason, Turn turn) {
        boolean told = turn.events().stream()
                .anyMatch(event -> event instanceof DoubtFact.SessionDoubtWithdrawn withdrawn
                        && withdrawn.session().equals(session.id));
        if (!told) {
            turn.emit(new DoubtFact.SessionDoubtWithdrawn(station.id, session.id, reason));
        }
    }

    static boolean endedIn(Turn turn, SessionState session) {
        return turn.events().stream()
                .anyMatch(event -> event instanceof Event.SessionEnded ended
                        && ended.session().equals(session.id));
    }
}
