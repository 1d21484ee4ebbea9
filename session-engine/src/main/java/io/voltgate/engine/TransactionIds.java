package io.voltgate.engine;

import io.voltgate.domain.Energy;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Request;
import io.voltgate.domain.TransactionId;
import io.voltgate.metering.Account;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The transaction ids of OCPP 1.6: made by us, and brought back by stations, or what they take for them. Called by the shard's thread. An
 * id that we gave to anybody names that session or none; only one that cannot be ours is matched by what else the message says.
 */
final class TransactionIds {
    /** An id of ours, whole and positive; the standard's type has 32 bits. */
    private static final int MOST_DIGITS = 10;

    /** What a connector can deliver at most, 1 MW, and what clocks may be off by. */
    private static final long MICRO_WH_PER_MS = 277_778;

    private static final long SLACK_MS = 60_000;
    private static final long LONGEST_MS = 400L * 86_400_000;

    private final EngineState state;
    private final Authorizations authorizations;

    TransactionIds(EngineState state, Authorizations authorizations) {
        this.state = state;
        this.authorizations = authorizations;
    }

    TransactionId next() {
        return TransactionId.of(state.lastTransaction + 1);
    }

    /**
     * The session that a stop is for. Where the station never learnt its id, it sends -1, 0 or its own (OCPP 1.6 errata 3.18): then
     * it is the only open session that fits, and where we might make that id one day, only for the same driver.
     */
    Optional<SessionState> sessionOf(StationState station, Request.StopTransaction stop) {
        TransactionId transaction = stop.transaction();
        Optional<SessionState> named = learnt(transaction) ? station.session(transaction) : Optional.empty();
        if (named.isPresent() || given(transaction)) {
            return named;
        }
        String key = orphanKey(stop);
        Optional<SessionState> repeated =
                station.session(session -> session.key.equals(key) || session.endedWith(stop));
        if (repeated.isPresent() || (learnt(transaction) && stop.token() == null)) {
            return repeated;
        }
        List<SessionState> fitting =
                station.sessions.stream().filter(session -> fits(session, stop)).toList();
        List<SessionState> open = fitting.stream().filter(SessionState::open).toList();
        List<SessionState> candidates = open.isEmpty() ? concluded(station, fitting, stop) : open;
        return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
    }

    /** A session that we concluded ended before the next of its connector began. */
    private static List<SessionState> concluded(
            StationState station, List<SessionState> fitting, Request.StopTransaction stop) {
        return fitting.stream()
                .filter(session -> session.concluded
                        && station.sessions.stream()
                                .noneMatch(next -> Objects.equals(next.connector, session.connector)
                                        && next.startedAtMs > session.startedAtMs
                                        && next.startedAtMs <= stop.at().epochMs()))
                .toList();
    }

    private boolean fits(SessionState session, Request.StopTransaction stop) {
        IdToken stopper = stop.token();
        return session.startedAtMs <= stop.at().epochMs()
                && goesOn(session.ledger.account(), stop)
                && (stopper == null || session.token == null || authorizations.related(stopper, session.token));
    }

    /** Whether the stop's register may be that of the session: of another connector's, it is far below or beyond it. */
    private static boolean goesOn(Account account, Request.StopTransaction stop) {
        Energy last = account.last();
        if (last == null) {
            return true;
        }
        long ms = Math.clamp(stop.at().epochMs() - account.lastAtMs(), 0, LONGEST_MS) + SLACK_MS;
        Energy most = new Energy(last.microWh() + ms * MICRO_WH_PER_MS);
        return last.compareTo(stop.meterStop()) <= 0 && stop.meterStop().compareTo(most) <= 0;
    }

    /** The session that meter values are of: the one they name, else the one that ran on their connector when they were taken. */
    Optional<SessionState> sessionOf(StationState station, Request.MeterValues values) {
        if (values.connector().isStation()) {
            return Optional.empty();
        }
        TransactionId transaction = values.transaction();
        Optional<SessionState> named = learnt(transaction) ? station.session(transaction) : Optional.empty();
        if (named.isPresent() || given(transaction)) {
            return named;
        }
        long atMs = values.samples().getFirst().at().epochMs();
        Optional<SessionState> running =
                station.openSession(values.connector()).filter(session -> !session.key.isEmpty());
        return running.filter(session -> session.covers(atMs))
                .or(() -> station.session(session -> !session.open()
                        && !session.key.isEmpty()
                        && values.connector().equals(session.connector)
                        && session.covers(atMs)))
                .or(() -> running);
    }

    static String orphanKey(Request.StopTransaction stop) {
        return Transactions.STOP
                + stop.transaction()
                + '|'
                + stop.at().raw()
                + '|'
                + stop.meterStop().microWh();
    }

    /** Whether the id looks like one that a station learnt from us. */
    private static boolean learnt(@Nullable TransactionId transaction) {
        return transaction != null && isNumber(transaction.value());
    }

    private static boolean isNumber(String text) {
        boolean number = !text.isEmpty() && text.length() <= MOST_DIGITS && text.charAt(0) != '0';
        for (int i = 0; i < text.length() && number; i++) {
            number = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return number;
    }

    /** Whether a station made the id itself, other than to say that it has none. */
    static boolean isOwn(TransactionId transaction) {
        return !transaction.value().startsWith("-") && !transaction.value().equals("0");
    }

    /** Whether we gave the id to a station, this one or another. */
    private boolean given(@Nullable TransactionId transaction) {
        return transaction != null
                && learnt(transaction)
                && Long.parseLong(transaction.value()) <= state.lastTransaction;
    }
}
