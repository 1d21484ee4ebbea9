package io.voltgate.engine;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.Event.SessionOrigin;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.Sample;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.SessionOutcome;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.Tariff;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.UserId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The life of a session, whatever the OCPP version: begun, metered, ended, restated. Called by the shard's thread. A session has
 * exactly one payment, begins once and ends once.
 */
final class Sessions {
    /** The reason of an end that no station told: another session began on the same connector. */
    static final String SUPERSEDED = "Superseded";

    private final Authorizations authorizations;
    private final Payments payments;
    private final Limits limits;

    Sessions(Authorizations authorizations, Payments payments, Limits limits) {
        this.authorizations = authorizations;
        this.payments = payments;
        this.limits = limits;
    }

    /** What a station says of a session that it begins. */
    record Begin(
            TransactionId transaction,
            @Nullable ConnectorId connector,
            @Nullable IdToken token,
            @Nullable Energy meterStart,
            SessionOrigin origin,
            String key,
            StationTime at) {}

    /** Begins a session; the state it will have is returned, for what else the same message tells. */
    SessionState begin(StationState station, Begin begin, Authorization authorization, Turn turn) {
        makeRoom(station, begin, turn);
        Authorizations.Holder holder = authorizations.holder(begin.token());
        Tariff tariff = authorizations.tariff(station.id, begin.token());
        Event.SessionStarted started = new Event.SessionStarted(
                station.id,
                new SessionId(turn.newId(Ids.Kind.SESSION)),
                begin.transaction(),
                begin.connector(),
                begin.token(),
                holder.user(),
                holder.guest(),
                authorizations.addressee(begin.token(), Event.SessionStarted.class),
                authorization,
                tariff,
                begin.meterStart(),
                begin.origin(),
                begin.key(),
                begin.at());
        turn.emit(started);
        SessionState session = new SessionState(started);
        session.payment = payments.open(started, tariff.pricePerKwh().currency(), turn);
        return session;
    }

    /** At most so many sessions run at one station; for one more, the oldest of another connector is closed. */
    private void makeRoom(StationState station, Begin begin, Turn turn) {
        long open = station.sessions.stream().filter(SessionState::open).count();
        if (open >= limits.openSessionsPerStation()) {
            station.sessions.stream()
                    .filter(session -> session.open() && !Objects.equals(session.connector, begin.connector()))
                    .findFirst()
                    .ifPresent(oldest -> supersede(station, oldest, begin.at(), turn));
        }
    }

    /** Ends a session whose stop never came: with its last register, and no later than the next begins. */
    void supersede(StationState station, SessionState session, StationTime next, Turn turn) {
        EnergyLedger ledger = session.ledger;
        StationTime at = new StationTime("", Math.min(ledger.lastAtMs(), next.epochMs()));
        end(station, session, ledger, new End(SUPERSEDED, true, ledger.last(), at), turn);
    }

    /** Samples of a session that runs, where they were taken, and its energy with them. */
    record Metered(ConnectorId connector, List<Sample> samples, EnergyLedger ledger) {}

    /** Records samples of a session that runs. */
    void meter(StationState station, SessionState session, Metered metered, Turn turn) {
        List<Sample> samples = thinned(session, metered.samples());
        EnergyLedger ledger = metered.ledger();
        if (!samples.isEmpty()) {
            turn.emit(new Event.SessionMetered(
                    station.id,
                    session.id,
                    metered.connector(),
                    session.transaction,
                    samples,
                    ledger.first(),
                    ledger.last(),
                    ledger.lastAtMs(),
                    ledger.delivered(),
                    session.tariff.costOf(ledger.delivered()),
                    samples.getFirst().at()));
        }
    }

    /** Stations that sample every second fill the tables: between full samples their register alone is kept (quirk 64). */
    private List<Sample> thinned(SessionState session, List<Sample> samples) {
        long since = newest(samples) - session.fullAtMs;
        boolean soon = since >= 0 && since < limits.fullSamplesEveryMs();
        return soon && samples.stream().allMatch(Sessions::periodic)
                ? samples.stream()
                        .filter(sample -> sample.register().isPresent())
                        .toList()
                : samples;
    }

    private static boolean periodic(Sample sample) {
        return sample.context().equals(Sample.PERIODIC) || sample.context().equals("Sample.Clock");
    }

    private static long newest(List<Sample> samples) {
        return samples.stream().mapToLong(sample -> sample.at().epochMs()).max().orElse(0);
    }

    /** How a session came to its end. */
    record End(String reason, boolean anomalous, @Nullable Energy meterStop, StationTime at) {}

    /** Ends a session with this energy, has its payment settled, and returns what it costs. */
    Money end(StationState station, SessionState session, EnergyLedger ledger, End end, Turn turn) {
        Money cost = session.tariff.costOf(ledger.delivered());
        SessionOutcome outcome =
                ledger.delivered().equals(Energy.ZERO) ? SessionOutcome.CANCELLED : SessionOutcome.COMPLETED;
        turn.emit(new Event.SessionEnded(
                station.id,
                session.id,
                end.anomalous() ? SessionOutcome.ERROR : outcome,
                end.reason(),
                end.meterStop() == null ? ledger.last() : end.meterStop(),
                ledger.delivered(),
                cost,
                authorizations.addressee(session.token, Event.SessionEnded.class),
                end.at(),
                null));
        payments.settle(station, session, cost, turn);
        return cost;
    }

    /** Puts an ended session right, where a late fact changes its energy; returns what it costs now. */
    Money restate(StationState station, SessionState session, EnergyLedger ledger, String reason, Turn turn) {
        if (ledger.delivered().equals(session.ledger.delivered())) {
            return session.cost;
        }
        Money cost = session.tariff.costOf(ledger.delivered());
        turn.emit(new Event.SessionRestated(
                station.id, session.id, session.restatements + 1, ledger.delivered(), cost, reason, null));
        payments.settle(station, session, cost, turn);
        return cost;
    }

    void apply(StationState station, Event.SessionStarted event) {
        station.sessions.add(new SessionState(event));
        forgetOldest(station);
    }

    /** Ended sessions whose money is not settled yet are never forgotten. */
    private void forgetOldest(StationState station) {
        int ended = (int) station.sessions.stream().filter(s -> !s.open()).count();
        for (int i = 0; i < station.sessions.size() && ended > limits.endedSessionsPerStation(); ) {
            SessionState session = station.sessions.get(i);
            if (session.open() || session.unsettled()) {
                i++;
            } else {
                station.sessions.remove(i);
                ended--;
            }
        }
    }

    void apply(SessionState session, Event.SessionUpdated event) {
        ConnectorId connector = event.connector();
        IdToken token = event.token();
        UserId user = event.user();
        session.connector = connector == null ? session.connector : connector;
        session.token = token == null ? session.token : token;
        session.user = user == null ? session.user : user;
        session.seen.addLast(new SessionState.SeenEvent(event.seqNo(), event.digest()));
        forgetOldest(session);
    }

    private void forgetOldest(SessionState session) {
        int kept = session.open() ? limits.eventsPerSession() : limits.eventsPerEndedSession();
        while (session.seen.size() > kept) {
            session.seen.removeFirst();
        }
    }

    void apply(SessionState session, Event.SessionMetered event) {
        session.ledger =
                new EnergyLedger(event.meterStart(), event.register(), event.registerAtMs(), event.delivered());
        session.cost = event.cost();
        if (event.samples().stream().anyMatch(sample -> sample.register().isEmpty())) {
            session.fullAtMs = newest(event.samples());
        }
    }

    void apply(SessionState session, Event.SessionActivityChanged event) {
        session.activities.add(new SessionState.ActivityChange(event.at().epochMs(), event.activity()));
    }

    void apply(SessionState session, Event.SessionEnded event) {
        session.ledger = session.ledger.endedAt(event.meterStop(), event.at().epochMs(), event.delivered());
        session.cost = event.cost();
        session.outcome = event.outcome();
        session.endReason = event.reason();
        forgetOldest(session);
    }

    void apply(SessionState session, Event.SessionRestated event) {
        session.ledger = new EnergyLedger(
                session.ledger.first(), session.ledger.last(), session.ledger.lastAtMs(), event.delivered());
        session.cost = event.cost();
        session.restatements = event.version();
    }
}
