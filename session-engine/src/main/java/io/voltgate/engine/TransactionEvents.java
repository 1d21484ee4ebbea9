package io.voltgate.engine;

import io.voltgate.domain.Authorization;
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
import io.voltgate.metering.Account;
import io.voltgate.metering.Reading;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Transactions as OCPP 2.x tells them: a stream of numbered events under an id that the station makes. Called by the shard's
 * thread. Any event may come first, again or late; each is answered, and taken in once.
 */
final class TransactionEvents {
    private static final String LOCAL = "Local";
    private final Authorizations authorizations;
    private final Sessions sessions;
    private final Effects effects;

    TransactionEvents(Authorizations authorizations, Sessions sessions, Effects effects) {
        this.authorizations = authorizations;
        this.sessions = sessions;
        this.effects = effects;
    }

    Reply take(StationState station, TransactionEvent event, Turn turn) {
        long digest = digest(event);
        Optional<SessionState> known = station.session(event.transaction());
        Authorization verdict = verdict(station, known, event);
        if (known.isPresent() && known.get().hasSeen(event.seqNo(), digest)) {
            return new Reply.TransactionSeen(known.get().cost, verdict);
        }
        SessionState session = known.orElseGet(() -> begin(station, event, verdict, turn));
        tell(station, session, event, digest, turn);
        if (event.remoteStartId() != null) {
            effects.startSeen(station, session, event.remoteStartId(), turn);
        }
        Money cost = session.open() ? takeOpen(station, session, event, turn) : takeLate(station, session, event, turn);
        return new Reply.TransactionSeen(cost, verdict);
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
        return sessions.begin(station, begin, authorization, turn);
    }

    /** Records that the event was taken in, with what it tells that was not known. */
    private void tell(StationState station, SessionState session, TransactionEvent event, long digest, Turn turn) {
        IdToken token = session.token == null ? event.token() : null;
        Authorizations.Holder holder = token == null ? null : authorizations.holder(token);
        turn.emit(new Event.SessionUpdated(
                station.id,
                session.id,
                event.seqNo(),
                digest,
                event.trigger(),
                event.chargingState(),
                session.connector == null ? event.connector() : null,
                token,
                holder == null ? null : holder.user(),
                holder != null && holder.guest(),
                event.at(),
                event.extras()));
    }

    private Money takeOpen(StationState station, SessionState session, TransactionEvent event, Turn turn) {
        Account metered = session.ledger.accountWith(Reading.of(event.samples()));
        sessions.meter(station, session, new Sessions.Metered(where(session, event), event.samples(), metered), turn);
        if (event.phase() != Phase.ENDED) {
            return session.tariff.costOf(metered.imported());
        }
        Energy last = endRegister(event);
        String reason = event.stoppedReason().isEmpty() ? LOCAL : event.stoppedReason();
        Sessions.End end = new Sessions.End(reason, false, last, event.at());
        Money cost = sessions.end(station, session, metered, end, turn);
        effects.stopSeen(station, session, turn);
        return cost;
    }

    private static Stream<Energy> registers(TransactionEvent event) {
        return event.samples().stream().flatMap(sample -> sample.register().stream());
    }

    /** What comes after the end is merged: it may complete the energy, it never opens the session again. */
    private Money takeLate(StationState station, SessionState session, TransactionEvent event, Turn turn) {
        if (!event.samples().isEmpty()) {
            turn.emit(new Event.MetersReported(
                    station.id, where(session, event), session.transaction, event.samples(), event.at()));
        }
        Account account = session.ledger.accountWith(Reading.of(event.samples()));
        return sessions.restate(station, session, account, "LateEvent", turn);
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
