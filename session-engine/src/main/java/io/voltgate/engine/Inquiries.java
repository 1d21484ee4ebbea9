package io.voltgate.engine;

import io.voltgate.domain.Command;
import io.voltgate.domain.DoubtFact;
import io.voltgate.domain.Event;
import io.voltgate.domain.Evidence;
import io.voltgate.domain.Finding;
import io.voltgate.domain.TransactionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stations are asked about their transactions (GetTransactionStatus, OCPP 2.x Part 2, E14), and what they answer. Called by the
 * shard's thread. One question at a time goes out, to stations that are there, accepted and left quiet, and a limited number per session.
 */
final class Inquiries {
    static final String WORD = "doubt";
    private final StuckPolicy.Asking asking;

    Inquiries(StuckPolicy policy) {
        this.asking = policy.asking();
    }

    /** Whether a station can be asked about this session at all, now or after its next connect. */
    boolean mayAsk(StationState station, SessionState session) {
        return !station.functions.v16() && station.mayBeCalled() && session.doubts.inquiries < asking.times();
    }

    /** When the station is to be asked about a session next, milliseconds since 1970; never where it need not or can't be. */
    long dueMs(StationState station, SessionState session) {
        DoubtState doubts = session.doubts;
        long since = doubts.held() ? doubts.heldMs : firstToAskMs(session);
        if (since == Long.MAX_VALUE || !station.connected || !mayAsk(station, session)) {
            return Long.MAX_VALUE;
        }
        long again = doubts.inquiries == 0 ? 0 : doubts.inquiredMs + asking.againMs();
        return Math.max(station.functions.quietUntilMs, Math.max(since + asking.afterMs(), again));
    }

    private static long firstToAskMs(SessionState session) {
        if (!session.open() || session.doubts.has(Evidence.NOT_ONGOING)) {
            return Long.MAX_VALUE;
        }
        return session.doubts.standing.stream()
                .filter(doubt -> doubt.step() == Evidence.Step.ASK)
                .mapToLong(DoubtState.Doubt::notedMs)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Until when the newest question may be answered. */
    long answeredByMs(SessionState session) {
        return session.doubts.inquiries == 0 ? 0 : session.doubts.inquiredMs + asking.againMs();
    }

    /** The question that is due, null where none is or another order of ours is under way. */
    Functions.@Nullable Ours next(StationState station, Turn turn) {
        if (station.functions.ours != null) {
            return null;
        }
        return station.sessions.stream()
                .filter(session -> dueMs(station, session) <= turn.nowMs() && !Doubts.endedIn(turn, session))
                .findFirst()
                .map(session -> new Functions.Ours(WORD, new Command.GetTransactionStatus(session.transaction)))
                .orElse(null);
    }

    /** A station's answer, and the sessions that it is about. */
    record Answer(Finding.TransactionStatus status, List<SessionState> sessions) {}

    /** Records what a station answered, to us or to the backend; null where it was asked something else. */
    @Nullable
    Answer answered(StationState station, Input.Answered input, Turn turn) {
        if (!(input.result().finding() instanceof Finding.TransactionStatus status)) {
            return null;
        }
        OrderState order = station.sent.stream()
                .filter(sent -> sent.callId().equals(input.callId()) && sent.awaitsAnswer())
                .findFirst()
                .orElse(null);
        if (order == null || !(order.command() instanceof Command.GetTransactionStatus(TransactionId asked))) {
            return null;
        }
        List<SessionState> sessions = about(station, asked);
        sessions.forEach(session -> turn.emit(new DoubtFact.SessionInquired(
                station.id, session.id, order.order.id(), status.ongoing(), status.queued())));
        return new Answer(status, sessions);
    }

    /** Without a transaction, the answer is about the queue, and so about all that is waited for. */
    private static List<SessionState> about(StationState station, @Nullable TransactionId asked) {
        return asked == null
                ? station.sessions.stream()
                        .filter(session -> session.doubts.held())
                        .toList()
                : station.session(asked).stream().toList();
    }

    /** A question was given. */
    void apply(StationState station, Event.CommandAccepted accepted, long atMs) {
        if (accepted.order().command() instanceof Command.GetTransactionStatus(TransactionId asked) && asked != null) {
            station.session(asked).ifPresent(session -> {
                session.doubts.inquiries++;
                session.doubts.inquiredMs = atMs;
            });
        }
    }
}
