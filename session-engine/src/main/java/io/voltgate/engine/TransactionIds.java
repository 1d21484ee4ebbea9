package io.voltgate.engine;

import io.voltgate.domain.Energy;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Request;
import io.voltgate.domain.TransactionId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The transaction ids of OCPP 1.6: made by us, and brought back by stations, or what they take for them. Called by the shard's thread. An
 * id that we gave to anybody names that session or none; only one that cannot be ours is matched by what else the message says.
 */
final class TransactionIds {
    /** An id of ours, whole and positive; the standard's type has 32 bits. */
    private static final Pattern OURS = Pattern.compile("[1-9]\\d{0,9}");

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
        Optional<SessionState> repeated = station.session(session -> session.key.equals(key));
        if (repeated.isPresent() || (learnt(transaction) && stop.token() == null)) {
            return repeated;
        }
        List<SessionState> fitting = station.sessions.stream()
                .filter(session -> session.open() && fits(session, stop))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private boolean fits(SessionState session, Request.StopTransaction stop) {
        Energy first = session.ledger.account().first();
        IdToken stopper = stop.token();
        return session.startedAtMs <= stop.at().epochMs()
                && (first == null || first.compareTo(stop.meterStop()) <= 0)
                && (stopper == null || session.token == null || authorizations.related(stopper, session.token));
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
        return transaction != null && OURS.matcher(transaction.value()).matches();
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
