package io.voltgate.engine;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.Event.SessionOrigin;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TokenStatus;
import io.voltgate.domain.TransactionId;
import io.voltgate.metering.Account;
import io.voltgate.metering.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Transactions as OCPP 1.6 tells them: start, meter values, stop, under an id that we make. Called by the shard's thread. Every
 * message is answered and recorded, however odd it is; a repetition gets the same answer and leaves no second fact.
 */
final class Transactions {
    /** How the key of a session begins whose transaction id is ours. */
    static final String START = "start|";

    private final EngineState state;
    private final Authorizations authorizations;
    private final Sessions sessions;
    private final Effects effects;

    Transactions(EngineState state, Authorizations authorizations, Sessions sessions, Effects effects) {
        this.state = state;
        this.authorizations = authorizations;
        this.sessions = sessions;
        this.effects = effects;
    }

    Reply start(StationState station, Request.StartTransaction start, Turn turn) {
        String key = START
                + start.connector()
                + '|'
                + start.token().key()
                + '|'
                + start.at().raw()
                + '|'
                + start.meterStart().microWh();
        Optional<SessionState> repeated = station.session(session -> session.key.equals(key));
        if (repeated.isPresent() && !start.at().raw().isEmpty()) {
            return new Reply.Started(repeated.get().transaction, repeated.get().authorization);
        }
        station.openSession(start.connector()).ifPresent(open -> sessions.supersede(station, open, start.at(), turn));
        TransactionId transaction = TransactionId.of(state.lastTransaction + 1);
        Authorization authorization =
                authorizations.verdict(station.id, start.token(), start.at().epochMs());
        SessionState session = sessions.begin(
                station,
                new Sessions.Begin(
                        transaction,
                        start.connector(),
                        start.token(),
                        start.meterStart(),
                        SessionOrigin.STARTED,
                        key,
                        start.at()),
                authorization,
                turn);
        effects.startSeen(station, session, null, turn);
        return new Reply.Started(transaction, authorization);
    }

    Reply stop(StationState station, Request.StopTransaction stop, Turn turn) {
        Optional<SessionState> session = sessionOf(station, stop);
        if (session.isEmpty()) {
            stopOrphan(station, stop, turn);
        } else if (session.get().open()) {
            stopOpen(station, session.get(), stop, turn);
        } else if (session.get().endReason.equals(Sessions.SUPERSEDED)) {
            SessionState closed = session.get();
            Account account = closed.ledger.accountWith(Reading.of(told(stop)));
            keep(station, closed, stop, turn);
            sessions.restate(station, closed, account, "StopSeen", turn);
        } else if (!stop.meterStop().equals(session.get().meterStop)) {
            keep(station, session.get(), stop, turn);
        }
        IdToken token = stop.token();
        return new Reply.Stopped(token == null ? null : authorizations.verdictOn(token, turn.nowMs()));
    }

    private void stopOpen(StationState station, SessionState session, Request.StopTransaction stop, Turn turn) {
        meter(station, session, where(session), stop.samples(), turn);
        Sessions.End end = new Sessions.End(stop.reason(), false, stop.meterStop(), stop.at());
        sessions.end(station, session, accountAt(session, stop), end, turn);
        effects.stopSeen(station, session, turn);
    }

    private void meter(
            StationState station, SessionState session, ConnectorId connector, List<Sample> samples, Turn turn) {
        sessions.meter(
                station,
                session,
                new Sessions.Metered(connector, samples, session.ledger.accountWith(Reading.of(samples))),
                turn);
    }

    private static Account accountAt(SessionState session, Request.StopTransaction stop) {
        List<Reading> readings = Reading.of(stop.samples());
        readings.add(Reading.stop(stop.meterStop(), stop.at().epochMs()));
        return session.ledger.accountWith(readings);
    }

    private static ConnectorId where(SessionState session) {
        return session.connector == null ? ConnectorId.STATION : session.connector;
    }

    /** What the stop of an ended session tells is kept as evidence beside it: its values and its register. */
    private static void keep(StationState station, SessionState session, Request.StopTransaction stop, Turn turn) {
        List<Sample> told = told(stop);
        if (!station.repeatsMeters(where(session), told)) {
            turn.emit(new Event.MetersReported(station.id, where(session), session.transaction, told, stop.at()));
        }
    }

    private static List<Sample> told(Request.StopTransaction stop) {
        List<Sample> told = new ArrayList<>(stop.samples());
        String register = stop.meterStop().toWh().toPlainString();
        told.add(new Sample(stop.at(), Sample.IMPORT_REGISTER, "", Sample.END, Sample.OUTLET, "Wh", 0, register));
        return told;
    }

    /** A stop for a transaction that we don't know becomes a session of its own, with what it tells. */
    private void stopOrphan(StationState station, Request.StopTransaction stop, Turn turn) {
        Energy begin = stop.samples().stream()
                .filter(sample -> sample.context().equals(Sample.BEGIN))
                .flatMap(sample -> sample.register().stream())
                .findFirst()
                .orElse(null);
        IdToken token = stop.token();
        Authorization authorization = token == null
                ? Authorization.of(TokenStatus.UNKNOWN)
                : authorizations.verdict(station.id, token, stop.at().epochMs());
        SessionState session = sessions.begin(
                station,
                new Sessions.Begin(
                        stop.transaction(), null, token, begin, SessionOrigin.ORPHAN_STOP, orphanKey(stop), stop.at()),
                authorization,
                turn);
        meter(station, session, where(session), stop.samples(), turn);
        Sessions.End end = new Sessions.End(stop.reason(), true, stop.meterStop(), stop.at());
        sessions.end(station, session, accountAt(session, stop), end, turn);
    }

    private static String orphanKey(Request.StopTransaction stop) {
        return "stop|" + stop.transaction() + '|' + stop.at().raw() + '|'
                + stop.meterStop().microWh();
    }

    /**
     * The session that a stop is for. Where the station never learnt its id, it sends -1 or 0 (OCPP 1.6 errata 3.18): then it is
     * the only open session that fits. A stop with any other id never touches a session of another id.
     */
    private Optional<SessionState> sessionOf(StationState station, Request.StopTransaction stop) {
        if (named(stop.transaction())) {
            return station.session(stop.transaction());
        }
        String key = orphanKey(stop);
        Optional<SessionState> repeated = station.session(session -> session.key.equals(key));
        if (repeated.isPresent()) {
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

    /** Whether an id is one that we could have made. */
    private static boolean named(@Nullable TransactionId transaction) {
        return transaction != null
                && !transaction.value().equals("0")
                && !transaction.value().startsWith("-");
    }

    /** Meter values: of the transaction they name, else of the one that runs on their connector, else of none. */
    Reply meter(StationState station, Request.MeterValues values, Turn turn) {
        if (values.samples().isEmpty() || station.repeatsMeters(values.connector(), values.samples())) {
            return new Reply.Acknowledged();
        }
        StationTime at = values.samples().getFirst().at();
        Optional<SessionState> session = sessionOf(station, values).filter(SessionState::open);
        if (session.isPresent()) {
            meter(station, session.get(), values.connector(), values.samples(), turn);
        } else {
            turn.emit(new Event.MetersReported(
                    station.id, values.connector(), values.transaction(), values.samples(), at));
        }
        return new Reply.Acknowledged();
    }

    private static Optional<SessionState> sessionOf(StationState station, Request.MeterValues values) {
        if (values.connector().isStation()) {
            return Optional.empty();
        }
        TransactionId transaction = values.transaction();
        return transaction != null && named(transaction)
                ? station.session(transaction)
                : station.openSession(values.connector()).filter(session -> !session.key.isEmpty());
    }
}
