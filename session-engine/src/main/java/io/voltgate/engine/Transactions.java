package io.voltgate.engine;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.BillFlag;
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
    /** How the key of a session begins of which the stop alone was told. */
    static final String STOP = "stop|";

    private final Authorizations authorizations;
    private final Sessions sessions;
    private final LateFacts lateFacts;
    private final TransactionIds ids;
    private final Effects effects;

    Transactions(EngineState state, Authorizations authorizations, Sessions sessions, Effects effects) {
        this.authorizations = authorizations;
        this.sessions = sessions;
        this.lateFacts = new LateFacts(sessions);
        this.ids = new TransactionIds(state, authorizations);
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
        Authorization authorization =
                authorizations.verdict(station.id, start.token(), start.at().epochMs());
        boolean tellsTime = !start.at().raw().isEmpty();
        Optional<SessionState> repeated = station.session(session -> session.key.equals(key));
        if (repeated.isPresent() && tellsTime) {
            return new Reply.Started(repeated.get().transaction, repeated.get().authorization);
        }
        Optional<StationState.Past> past = station.past(key);
        if (past.isPresent() && tellsTime) {
            return new Reply.Started(new TransactionId(past.get().transaction()), authorization);
        }
        ConnectorId connector = start.connector().isStation() ? null : start.connector();
        if (connector != null) {
            station.openSession(connector)
                    .ifPresent(open -> sessions.supersede(station, open, start.at(), start.meterStart(), turn));
        }
        TransactionId transaction = ids.next();
        Sessions.Begin begin = new Sessions.Begin(
                transaction, connector, start.token(), start.meterStart(), SessionOrigin.STARTED, key, start.at());
        SessionState session = sessions.begin(station, begin, authorization, turn);
        effects.startSeen(station, session, null, turn);
        return new Reply.Started(transaction, authorization);
    }

    Reply stop(StationState station, Request.StopTransaction stop, Turn turn) {
        Optional<SessionState> found = ids.sessionOf(station, stop);
        if (found.isPresent()) {
            stop(station, found.get(), stop, turn);
        } else if (station.past(stop.transaction()).isPresent()) {
            keep(station, ConnectorId.STATION, stop, turn);
        } else {
            stopOrphan(station, stop, turn);
        }
        IdToken token = stop.token();
        return new Reply.Stopped(token == null ? null : authorizations.verdictOn(token, turn.nowMs()));
    }

    private void stop(StationState station, SessionState session, Request.StopTransaction stop, Turn turn) {
        Sessions.End end = new Sessions.End(stop.reason(), false, stop.meterStop(), stop.at());
        if (session.open()) {
            meter(station, session, stop.samples(), turn);
            sessions.end(station, session, readings(stop), end, turn);
            effects.stopSeen(station, session, turn);
        } else if (session.concluded) {
            meter(station, session, stop.samples(), turn);
            sessions.endLate(station, session, readings(stop), end, turn);
        } else if (!stop.meterStop().equals(session.meterStop)) {
            keep(station, where(session), stop, turn);
            sessions.flag(
                    station,
                    session,
                    BillFlag.STOPS_DIFFER,
                    "another stop says " + stop.meterStop().toWh().toPlainString() + " Wh",
                    turn);
        }
    }

    private void meter(StationState station, SessionState session, List<Sample> samples, Turn turn) {
        sessions.meter(station, session, new Sessions.Metered(where(session), session.transaction, samples), turn);
    }

    /** A station that never learnt our id may have one of its own. */
    private static TransactionId named(SessionState session, Request.MeterValues values) {
        TransactionId told = values.transaction();
        return told == null || !TransactionIds.isOwn(told) ? session.transaction : told;
    }

    /** What a stop tells of the energy: its values, and its own register. */
    private static List<Reading> readings(Request.StopTransaction stop) {
        List<Reading> readings = new ArrayList<>(Reading.of(stop.samples()));
        readings.add(Reading.stop(stop.meterStop(), stop.at().epochMs()));
        return readings;
    }

    private static ConnectorId where(SessionState session) {
        return session.connector == null ? ConnectorId.STATION : session.connector;
    }

    /** What the stop of an ended session tells is kept as evidence beside it: its values and its register. */
    private static void keep(StationState station, ConnectorId where, Request.StopTransaction stop, Turn turn) {
        List<Sample> told = new ArrayList<>(stop.samples());
        String register = stop.meterStop().toWh().toPlainString();
        told.add(new Sample(stop.at(), Sample.IMPORT_REGISTER, "", Sample.END, Sample.OUTLET, "Wh", 0, register));
        if (!station.repeatsMeters(where, told)) {
            turn.emit(new Event.MetersReported(station.id, where, stop.transaction(), told, stop.at()));
        }
    }

    /** A stop for a transaction that we don't know becomes a session of its own, with what it tells. */
    private void stopOrphan(StationState station, Request.StopTransaction stop, Turn turn) {
        Optional<Sample> begin = stop.samples().stream()
                .filter(sample -> sample.context().equals(Sample.BEGIN)
                        && sample.register().isPresent())
                .findFirst();
        Energy meterStart = begin.flatMap(Sample::register).orElse(null);
        StationTime startedAt = begin.map(Sample::at)
                .filter(at -> at.epochMs() <= stop.at().epochMs())
                .orElse(stop.at());
        IdToken token = stop.token();
        Authorization authorization = token == null
                ? Authorization.of(TokenStatus.UNKNOWN)
                : authorizations.verdict(station.id, token, startedAt.epochMs());
        Sessions.Begin orphan = new Sessions.Begin(
                stop.transaction(),
                null,
                token,
                meterStart,
                SessionOrigin.ORPHAN_STOP,
                TransactionIds.orphanKey(stop),
                startedAt);
        SessionState session = sessions.begin(station, orphan, authorization, turn);
        meter(station, session, stop.samples(), turn);
        Sessions.End end = new Sessions.End(stop.reason(), false, stop.meterStop(), stop.at());
        sessions.end(station, session, readings(stop), end, turn);
    }

    /** Meter values: of the transaction they name, else of the one that ran on their connector at the time, else of none. */
    Reply meter(StationState station, Request.MeterValues values, Turn turn) {
        if (values.samples().isEmpty() || station.repeatsMeters(values.connector(), values.samples())) {
            return new Reply.Acknowledged();
        }
        Optional<SessionState> session = ids.sessionOf(station, values);
        if (session.isEmpty()) {
            report(station, values.connector(), values.transaction(), values.samples(), turn);
        } else if (session.get().open()) {
            SessionState open = session.get();
            sessions.meter(
                    station,
                    open,
                    new Sessions.Metered(values.connector(), named(open, values), values.samples()),
                    turn);
        } else {
            lateFacts.meter(station, session.get(), values.connector(), values.samples(), turn);
        }
        return new Reply.Acknowledged();
    }

    private static void report(
            StationState station,
            ConnectorId connector,
            @Nullable TransactionId transaction,
            List<Sample> samples,
            Turn turn) {
        turn.emit(new Event.MetersReported(
                station.id, connector, transaction, samples, samples.getFirst().at()));
    }
}
