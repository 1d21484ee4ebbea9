package io.voltgate.engine;

import io.voltgate.domain.Activity;
import io.voltgate.domain.Authorization;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.Event.SessionOrigin;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request.Phase;
import io.voltgate.domain.Request.TransactionEvent;
import io.voltgate.domain.Sample;
import io.voltgate.domain.TokenStatus;
import io.voltgate.metering.Reading;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Transactions as OCPP 2.x tells them: a stream of numbered events under an id that the station makes. Called by the shard's
 * thread. Any event may come first, again or late; each is answered, and taken in once.
 */
final class TransactionEvents {
    private static final String LOCAL = "Local";
    /** The session goes on after a forced reboot (OCPP 2.1 Part 2, E17). */
    private static final String RESUMED = "TxResumed";

    private final Authorizations authorizations;
    private final Sessions sessions;
    private final LateFacts lateFacts;
    private final Activities activities;
    private final Effects effects;
    private final DriverAnswers answers;

    TransactionEvents(
            Authorizations authorizations,
            Sessions sessions,
            Activities activities,
            Effects effects,
            DriverAnswers answers) {
        this.authorizations = authorizations;
        this.sessions = sessions;
        this.lateFacts = new LateFacts(sessions);
        this.activities = activities;
        this.effects = effects;
        this.answers = answers;
    }

    Reply take(StationState station, TransactionEvent event, Turn turn) {
        long digest = digest(event);
        Optional<SessionState> known = sessionOf(station, event, digest);
        Authorization verdict = verdict(station, known, event);
        if (known.isPresent() && known.get().hasSeen(event.seqNo(), digest)) {
            return answers.seen(station, new DriverAnswers.Seen(known.get(), event, known.get().cost, verdict), turn);
        }
        if (known.isEmpty() && isPast(station, event)) {
            keep(station, event, event.connector(), turn);
            return new Reply.TransactionSeen(null, verdict);
        }
        SessionState session = known.orElseGet(() -> begin(station, event, verdict, turn));
        tell(station, session, event, new Told(digest, verdict), turn);
        if (known.isPresent()) {
            agree(station, session, event, turn);
            correctStart(station, session, event, turn);
            remark(station, session, event, turn);
        }
        activities.state(station, session, event.chargingState(), event.at(), turn);
        if (event.remoteStartId() != null) {
            effects.startSeen(station, session, event.remoteStartId(), turn);
        }
        Money cost = session.open() ? takeOpen(station, session, event, turn) : takeLate(station, session, event, turn);
        return answers.seen(station, new DriverAnswers.Seen(session, event, cost, verdict), turn);
    }

    /** A station that starts an id anew after its session has ended, such as after a factory reset, means another session. */
    private static Optional<SessionState> sessionOf(StationState station, TransactionEvent event, long digest) {
        return station.session(event.transaction())
                .filter(session -> session.open()
                        || session.hasSeen(event.seqNo(), digest)
                        || event.phase() != Phase.STARTED
                        || !session.startSeen
                        || event.at().epochMs() <= session.endedAtMs);
    }

    /** Whether the event belongs to a session that was forgotten: it is too late for it to change anything. */
    private static boolean isPast(StationState station, TransactionEvent event) {
        return station.past(event.transaction())
                .filter(past -> event.phase() != Phase.STARTED || event.at().epochMs() <= past.endedAtMs())
                .isPresent();
    }

    /** Place and driver may be told after the start, and each may have a tariff of its own. */
    private void agree(StationState station, SessionState session, TransactionEvent event, Turn turn) {
        boolean placed = session.connector == null && event.connector() != null;
        boolean named = session.token == null && event.token() != null;
        if (placed || named) {
            ConnectorId connector = placed ? event.connector() : session.connector;
            sessions.agree(station, session, connector, named ? event.token() : session.token, turn);
        }
    }

    /** A start that comes after other events, or an event from before what we took for the start. */
    private static void correctStart(StationState station, SessionState session, TransactionEvent event, Turn turn) {
        boolean started = event.phase() == Phase.STARTED && !session.startSeen;
        if (started) {
            turn.emit(new Event.SessionStartCorrected(
                    station.id,
                    session.id,
                    event.at(),
                    registers(event).findFirst().orElse(null)));
        }
    }

    private void remark(StationState station, SessionState session, TransactionEvent event, Turn turn) {
        if (session.hasNumber(event.seqNo())) {
            sessions.flag(
                    station, session, BillFlag.SEQUENCE_REUSED, "seqNo " + event.seqNo() + " was told before", turn);
        }
        if (!session.open() && event.seqNo() > session.highestNumber) {
            sessions.flag(
                    station, session, BillFlag.TOLD_AFTER_END, event.trigger() + ", seqNo " + event.seqNo(), turn);
        }
        if (event.trigger().equals(RESUMED)) {
            sessions.flag(station, session, BillFlag.RESUMED, "at " + event.at().raw(), turn);
        }
        if (event.chargingState().equals("EVConnected")
                && session.activityAt(event.at().epochMs()) == Activity.UNKNOWN
                && session.hasCharged()) {
            sessions.flag(
                    station,
                    session,
                    BillFlag.UNPLUGGED_INSIDE,
                    "plugged in again at " + event.at().raw(),
                    turn);
        }
    }

    /** What an event says, whenever and however often it is sent: a resent one may differ in being offline, and in nothing else. */
    private static long digest(TransactionEvent event) {
        long hash = Digest.with(Digest.EMPTY, event.phase().name());
        hash = Digest.with(hash, event.at().raw());
        hash = Digest.with(hash, event.trigger());
        hash = Digest.with(hash, event.chargingState());
        hash = Digest.with(hash, event.stoppedReason());
        hash = Digest.with(hash, event.token() == null ? "" : event.token().key());
        return Digest.with(hash, event.samples());
    }

    /** A token that begins to charge is judged with its place and hour, any later one as such. */
    private @Nullable Authorization verdict(
            StationState station, Optional<SessionState> known, TransactionEvent event) {
        IdToken token = event.token();
        if (token == null) {
            return null;
        }
        boolean begins = known.map(session -> session.token == null || session.token.equals(token))
                .orElse(true);
        long atMs = event.at().epochMs();
        return begins && event.phase() != Phase.ENDED
                ? authorizations.verdict(station.id, token, atMs)
                : authorizations.verdictOn(token, atMs);
    }

    private SessionState begin(
            StationState station, TransactionEvent event, @Nullable Authorization verdict, Turn turn) {
        Energy first = registers(event).findFirst().orElse(null);
        Sessions.Begin begin = new Sessions.Begin(
                event.transaction(),
                event.connector(),
                event.token(),
                event.phase() == Phase.STARTED ? first : null,
                event.phase() == Phase.STARTED ? SessionOrigin.STARTED : SessionOrigin.JOINED,
                "",
                event.at());
        Authorization authorization = verdict == null ? Authorization.of(TokenStatus.UNKNOWN) : verdict;
        Optional<SessionState> other = Optional.ofNullable(event.connector()).flatMap(station::openSession);
        SessionState session = sessions.begin(station, begin, authorization, turn);
        other.ifPresent(running -> {
            String both = running.transaction + " and " + session.transaction;
            sessions.flag(station, running, BillFlag.SHARED_CONNECTOR, both, turn);
            sessions.flag(station, session, BillFlag.SHARED_CONNECTOR, both, turn);
        });
        return session;
    }

    /** What we make of an event: what it says in short, and the verdict on its token. */
    private record Told(long digest, @Nullable Authorization verdict) {}

    /** Records that the event was taken in, with what it tells that was not known. */
    private void tell(StationState station, SessionState session, TransactionEvent event, Told told, Turn turn) {
        IdToken token = session.token == null ? event.token() : null;
        Authorizations.Holder holder = token == null ? null : authorizations.holder(token);
        turn.emit(new Event.SessionUpdated(
                station.id,
                session.id,
                event.seqNo(),
                told.digest(),
                event.trigger(),
                event.chargingState(),
                session.connector == null ? event.connector() : null,
                token,
                holder == null ? null : holder.user(),
                holder != null && holder.guest(),
                event.at(),
                event.extras(),
                token == null ? null : told.verdict()));
    }

    private Money takeOpen(StationState station, SessionState session, TransactionEvent event, Turn turn) {
        Sessions.Metered values = new Sessions.Metered(where(session, event), session.transaction, event.samples());
        Money cost = sessions.meter(station, session, values, turn);
        if (event.phase() != Phase.ENDED) {
            return cost;
        }
        Money total = sessions.end(station, session, Reading.of(event.samples()), endOf(event), turn);
        effects.stopSeen(station, session, turn);
        return total;
    }

    private static Stream<Energy> registers(TransactionEvent event) {
        return event.samples().stream().flatMap(sample -> sample.register().stream());
    }

    /** What comes after the end is merged: it may complete the energy, it never opens the session again. */
    private Money takeLate(StationState station, SessionState session, TransactionEvent event, Turn turn) {
        boolean ends = session.concluded && event.phase() == Phase.ENDED;
        if (ends || event.phase() == Phase.STARTED) {
            sessions.meter(
                    station,
                    session,
                    new Sessions.Metered(where(session, event), session.transaction, event.samples()),
                    turn);
            List<Reading> readings = Reading.of(event.samples());
            return ends
                    ? sessions.endLate(station, session, readings, endOf(event), turn)
                    : sessions.restate(station, session, readings, "LateStart", turn);
        }
        return event.samples().isEmpty()
                ? sessions.restate(station, session, List.of(), "LateEvent", turn)
                : lateFacts.meter(station, session, where(session, event), event.samples(), turn);
    }

    private static void keep(StationState station, TransactionEvent event, @Nullable ConnectorId connector, Turn turn) {
        ConnectorId where = connector == null ? ConnectorId.STATION : connector;
        if (!event.samples().isEmpty() && !station.repeatsMeters(where, event.samples())) {
            turn.emit(new Event.MetersReported(station.id, where, event.transaction(), event.samples(), event.at()));
        }
    }

    private static Sessions.End endOf(TransactionEvent event) {
        String reason = event.stoppedReason().isEmpty() ? LOCAL : event.stoppedReason();
        return new Sessions.End(reason, false, endRegister(event), event.at());
    }

    private static @Nullable Energy endRegister(TransactionEvent event) {
        return event.samples().stream()
                .filter(sample -> sample.context().equals(Sample.END))
                .flatMap(sample -> sample.register().stream())
                .findFirst()
                .orElse(null);
    }

    private static ConnectorId where(SessionState session, TransactionEvent event) {
        ConnectorId told = event.connector();
        if (told != null) {
            return told;
        }
        return session.connector == null ? ConnectorId.STATION : session.connector;
    }
}
