package io.voltgate.engine;

import io.voltgate.domain.CommandFact;
import io.voltgate.domain.DoubtFact;
import io.voltgate.domain.Event;
import io.voltgate.domain.Evidence;
import io.voltgate.domain.Finding;
import io.voltgate.domain.SessionId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sessions whose stop never came: doubted by evidence, asked for, and closed with their last register when the grace is over. Called by the
 * shard's thread. A session is closed once, by policy or by an operator, and its real stop puts it right at any time later.
 */
final class StuckSessions {
    /** The reason of an end that an operator decided without any evidence. */
    static final String OPERATOR = "OperatorDecided";

    /** How soon is looked again where something due could not be done. */
    private static final long AGAIN_MS = 10_000;

    /** From the strongest to the weakest. */
    private static final List<Evidence> STRENGTH = List.of(
            Evidence.NOT_ONGOING,
            Evidence.NEW_START,
            Evidence.AVAILABLE,
            Evidence.BOOT,
            Evidence.SILENT,
            Evidence.AGED);

    private final StuckPolicy policy;
    private final Sessions sessions;
    private final Holds holds;
    private final Timers timers;
    private final Doubts doubts;
    private final Inquiries inquiries;

    StuckSessions(StuckPolicy policy, Sessions sessions, Holds holds, Timers timers) {
        this.policy = policy;
        this.sessions = sessions;
        this.holds = holds;
        this.timers = timers;
        this.doubts = new Doubts(policy);
        this.inquiries = new Inquiries(policy);
    }

    /** What the station told was taken in, with the facts that are in the turn now. */
    void heard(StationState station, Turn turn) {
        doubts.heard(station, turn);
        for (SessionState session : station.sessions) {
            if (session.doubts.held() && isWhole(session, turn)) {
                holds.release(station, session, "Complete", turn);
            }
        }
    }

    /** What was missing may have come just now. */
    private boolean isWhole(SessionState session, Turn turn) {
        SessionState draft = sessions.draft(session, turn);
        return draft.startSeen && !draft.hasGap();
    }

    void answered(StationState station, Input.Answered input, Turn turn) {
        Inquiries.Answer answer = inquiries.answered(station, input, turn);
        if (answer != null) {
            answer.sessions().forEach(session -> answered(station, session, answer.status(), turn));
        }
    }

    private void answered(StationState station, SessionState session, Finding.TransactionStatus status, Turn turn) {
        Boolean ongoing = status.ongoing();
        if (session.doubts.held() && !status.queued()) {
            holds.release(station, session, "NothingQueued", turn);
        } else if (session.open() && Boolean.TRUE.equals(ongoing) && !session.doubts.standing.isEmpty()) {
            Doubts.withdraw(station, session, "the station says that it goes on", turn);
        } else if (session.open() && Boolean.FALSE.equals(ongoing) && !status.queued()) {
            String detail = "the station says that it does not go on, and that nothing is queued";
            doubts.doubt(station, session, new Doubts.Seen(Evidence.NOT_ONGOING, detail, turn.nowMs()), turn);
        }
    }

    /** The timer is due: what time has decided is done, and the question that is due is returned, null where none is. */
    Functions.@Nullable Ours due(StationState station, Turn turn) {
        for (SessionState session : station.sessions) {
            if (session.open()) {
                doubts.aged(station, session, turn);
                closing(station, session, turn.nowMs())
                        .ifPresent(doubt -> close(station, session, doubt, resolved(station, session, doubt), turn));
            } else if (session.doubts.held() && session.doubts.heldUntilMs <= turn.nowMs()) {
                holds.release(station, session, "GraceOver", turn);
            } else if (settlesAtMs(session) <= turn.nowMs()) {
                sessions.restateTold(station, session, turn);
            }
        }
        timers.set(station.id, Input.Timer.DOUBTS, Math.max(nextMs(station), turn.nowMs() + AGAIN_MS));
        return inquiries.next(station, turn);
    }

    private static DoubtFact.SessionResolved resolved(
            StationState station, SessionState session, DoubtState.Doubt doubt) {
        return new DoubtFact.SessionResolved(
                station.id, session.id, doubt.evidence().reason(), "", null);
    }

    /** The strongest evidence by which the session is to be closed now. */
    private Optional<DoubtState.Doubt> closing(StationState station, SessionState session, long nowMs) {
        return session.doubts.standing.stream()
                .filter(doubt -> closesAtMs(station, session, doubt) <= nowMs)
                .min(byStrength());
    }

    private static Comparator<DoubtState.Doubt> byStrength() {
        return Comparator.comparingInt(doubt -> STRENGTH.indexOf(doubt.evidence()));
    }

    /** A station that is away may have the stop in its queue: only time closes its sessions. */
    private long closesAtMs(StationState station, SessionState session, DoubtState.Doubt doubt) {
        boolean away = !station.connected && !doubt.isByTime();
        boolean asks = doubt.step() == Evidence.Step.ASK && station.connected && inquiries.mayAsk(station, session);
        if (!doubt.closes() || away || asks) {
            return Long.MAX_VALUE;
        }
        long backMs = doubt.isByTime() ? 0 : station.connectedMs + doubt.graceMs();
        long answeredMs = doubt.step() == Evidence.Step.ASK ? inquiries.answeredByMs(session) : 0;
        return Math.max(doubt.dueMs(), Math.max(backMs, answeredMs));
    }

    private void close(
            StationState station,
            SessionState session,
            DoubtState.@Nullable Doubt doubt,
            DoubtFact.SessionResolved resolved,
            Turn turn) {
        boolean seen =
                doubt != null && (doubt.evidence() == Evidence.AVAILABLE || doubt.evidence() == Evidence.NEW_START);
        turn.emit(resolved);
        sessions.conclude(station, session, resolved.reason(), seen ? doubt.sinceMs() : turn.nowMs(), turn);
    }

    /** An operator wants the session closed. */
    void resolve(@Nullable StationState station, Input.Resolving wish, Turn turn) {
        Optional<SessionState> found =
                station == null ? Optional.empty() : station.session(session -> isIt(session, wish.session()));
        String objection = found.map(session -> objection(session, wish)).orElse("the session is over");
        boolean again = found.isPresent() && wish.key().equals(found.get().doubts.resolvedBy);
        if (station != null && found.isPresent() && objection.isEmpty()) {
            SessionState session = found.get();
            DoubtState.Doubt doubt =
                    session.doubts.standing.stream().min(byStrength()).orElse(null);
            String reason = doubt == null ? OPERATOR : doubt.evidence().reason();
            close(
                    station,
                    session,
                    doubt,
                    new DoubtFact.SessionResolved(station.id, session.id, reason, wish.word(), wish.key()),
                    turn);
        }
        turn.say(
                objection.isEmpty() || again
                        ? new Output.Receipt(wish.ticket(), null, null)
                        : new Output.Receipt(wish.ticket(), null, Output.OrderRefusal.NOT_IN_DOUBT, objection));
    }

    private static boolean isIt(SessionState session, SessionId id) {
        return session.id.equals(id);
    }

    private static String objection(SessionState session, Input.Resolving wish) {
        if (!session.open()) {
            return "the session is over";
        }
        return session.doubts.standing.isEmpty() && !wish.force() ? "nothing speaks for the session being over" : "";
    }

    /** When the bill of a session is put right that was told of after we had concluded its end. */
    private long settlesAtMs(SessionState session) {
        return session.doubts.toldSinceEnd && policy.settleMs() > 0
                ? Doubts.toldMs(session) + policy.settleMs()
                : Long.MAX_VALUE;
    }

    private long nextMs(StationState station) {
        long next = Long.MAX_VALUE;
        for (SessionState session : station.sessions) {
            next = Math.min(next, nextMs(station, session));
        }
        return next;
    }

    private long nextMs(StationState station, SessionState session) {
        long ask = inquiries.dueMs(station, session);
        if (!session.open()) {
            long held = session.doubts.held() ? session.doubts.heldUntilMs : Long.MAX_VALUE;
            return Math.min(ask, Math.min(held, settlesAtMs(session)));
        }
        long close = session.doubts.standing.stream()
                .mapToLong(doubt -> closesAtMs(station, session, doubt))
                .min()
                .orElse(Long.MAX_VALUE);
        return Math.min(doubts.agesAtMs(session), Math.min(ask, close));
    }

    /** Sets the timer to when something is to be done next; also for a state that comes from a snapshot. */
    void rearm(StationState station) {
        long next = nextMs(station);
        if (next < Long.MAX_VALUE) {
            timers.set(station.id, Input.Timer.DOUBTS, next);
        } else {
            timers.cancel(station.id, Input.Timer.DOUBTS);
        }
    }

    /** A fact has changed the state. */
    void applied(StationState station, Event event, long atMs) {
        if (event instanceof Event.SessionMetered metered) {
            told(station, metered.session(), atMs);
        } else if (event instanceof Event.SessionUpdated updated) {
            told(station, updated.session(), atMs);
        } else if (event instanceof Event.SessionActivityChanged changed) {
            told(station, changed.session(), atMs);
        } else if (event instanceof Event.SessionRestated restated) {
            known(station, restated.session(), session -> session.doubts.toldSinceEnd = false);
        } else if (event instanceof Event.SessionReviewed reviewed) {
            known(station, reviewed.session(), session -> session.doubts.toldSinceEnd = false);
        } else if (event instanceof Event.SessionEnded ended) {
            known(station, ended.session(), session -> session.doubts.standing.clear());
            rearm(station);
        } else if (event instanceof CommandFact.CommandAccepted accepted) {
            inquiries.apply(station, accepted, atMs);
            rearm(station);
        } else if (event instanceof DoubtFact
                || event instanceof Event.SessionStarted
                || event instanceof Event.StationConnected
                || event instanceof Event.StationBooted) {
            rearm(station);
        }
    }

    private static void known(StationState station, SessionId id, Consumer<SessionState> then) {
        station.session(session -> isIt(session, id)).ifPresent(then);
    }

    private void told(StationState station, SessionId id, long atMs) {
        known(station, id, session -> {
            session.doubts.toldMs = atMs;
            if (session.concluded) {
                session.doubts.toldSinceEnd = true;
                rearm(station);
            }
        });
    }
}
