package io.voltgate.engine;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.Event.SessionOrigin;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.PaymentId;
import io.voltgate.domain.Sample;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.SessionOutcome;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.Tariff;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.UserId;
import io.voltgate.metering.Account;
import io.voltgate.metering.Reading;
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

    private static final String PAYMENT_METHOD = "ledger";
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
        Event.PaymentOpened opened = new Event.PaymentOpened(
                station.id,
                new PaymentId(turn.newId(Ids.Kind.PAYMENT)),
                started.session(),
                holder.user(),
                tariff.pricePerKwh().currency(),
                PAYMENT_METHOD);
        turn.emit(opened);
        SessionState session = new SessionState(started);
        session.payment = opened.payment();
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
        Account account = session.ledger.account();
        long lastAtMs = account.last() == null ? session.startedAtMs : account.lastAtMs();
        StationTime at = new StationTime("", Math.min(lastAtMs, next.epochMs()));
        end(station, session, account, new End(SUPERSEDED, true, account.last(), at), turn);
    }

    /** Samples of a session that runs, where they were taken, and its energy with them. */
    record Metered(ConnectorId connector, List<Sample> samples, Account account) {}

    /** Records samples of a session that runs. */
    void meter(StationState station, SessionState session, Metered metered, Turn turn) {
        List<Sample> samples = thinned(session, metered.samples());
        Account account = metered.account();
        if (!samples.isEmpty()) {
            turn.emit(new Event.SessionMetered(
                    station.id,
                    session.id,
                    metered.connector(),
                    session.transaction,
                    samples,
                    account.first(),
                    account.last(),
                    account.lastAtMs(),
                    account.imported(),
                    session.tariff.costOf(account.imported()),
                    samples.getFirst().at()));
        }
    }

    /** Stations that sample every second fill the tables: between full samples their registers alone are kept (quirk 64). */
    private List<Sample> thinned(SessionState session, List<Sample> samples) {
        long since = newest(samples) - session.fullAtMs;
        boolean soon = since >= 0 && since < limits.fullSamplesEveryMs();
        return soon && samples.stream().allMatch(Sessions::periodic)
                ? samples.stream()
                        .filter(sample -> Reading.of(sample).isPresent())
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
    Money end(StationState station, SessionState session, Account account, End end, Turn turn) {
        Money cost = session.tariff.costOf(account.imported());
        SessionOutcome outcome =
                account.imported().equals(Energy.ZERO) ? SessionOutcome.CANCELLED : SessionOutcome.COMPLETED;
        turn.emit(new Event.SessionEnded(
                station.id,
                session.id,
                end.anomalous() ? SessionOutcome.ERROR : outcome,
                end.reason(),
                end.meterStop() == null ? account.last() : end.meterStop(),
                account.imported(),
                cost,
                authorizations.addressee(session.token, Event.SessionEnded.class),
                end.at(),
                null));
        payments.settle(station, session, cost, turn);
        return cost;
    }

    /** Puts an ended session right, where a late fact changes its energy; returns what it costs now. */
    Money restate(StationState station, SessionState session, Account account, String reason, Turn turn) {
        if (account.imported().equals(session.delivered)) {
            return session.cost;
        }
        Money cost = session.tariff.costOf(account.imported());
        turn.emit(new Event.SessionRestated(
                station.id, session.id, session.restatements + 1, account.imported(), cost, reason, null));
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
        session.ledger.add(Reading.of(event.samples()));
        session.delivered = event.delivered();
        session.cost = event.cost();
        if (event.samples().stream().anyMatch(sample -> Reading.of(sample).isEmpty())) {
            session.fullAtMs = newest(event.samples());
        }
    }

    /** What is told of an ended session completes its energy, unless a stop of OCPP 1.6 said what it is. */
    void apply(SessionState session, Event.MetersReported event) {
        if (!session.open() && (session.key.isEmpty() || session.endReason.equals(SUPERSEDED))) {
            session.ledger.add(Reading.of(event.samples()));
        }
    }

    void apply(SessionState session, Event.SessionActivityChanged event) {
        session.activities.add(new SessionState.ActivityChange(event.at().epochMs(), event.activity()));
    }

    void apply(SessionState session, Event.SessionEnded event) {
        Energy stop = event.meterStop();
        if (stop != null && !session.key.isEmpty() && !event.reason().equals(SUPERSEDED)) {
            session.ledger.add(List.of(Reading.stop(stop, event.at().epochMs())));
        }
        session.meterStop = stop;
        session.delivered = event.delivered();
        session.cost = event.cost();
        session.outcome = event.outcome();
        session.endReason = event.reason();
        forgetOldest(session);
    }

    void apply(SessionState session, Event.SessionRestated event) {
        session.delivered = event.delivered();
        session.cost = event.cost();
        session.restatements = event.version();
    }
}
