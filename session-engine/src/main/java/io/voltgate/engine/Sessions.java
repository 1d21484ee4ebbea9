package io.voltgate.engine;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.Bill;
import io.voltgate.domain.BillFlag;
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
import io.voltgate.metering.Account;
import io.voltgate.metering.Reading;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life of a session, whatever the OCPP version: begun, metered, ended, restated. Called by the shard's thread. A session has
 * exactly one payment, begins once and ends once.
 */
final class Sessions {
    /** The reason of an end that no station told: another session began on the same connector. */
    static final String SUPERSEDED = "Superseded";

    /** A register may move so far between two sessions without anybody charging: displays and standby take some. */
    private static final Energy STANDBY = Energy.ofWh(500);

    /** Clocks that were never set begin before this. */
    private static final String FIRST_PLAUSIBLE_YEAR = "2010";

    private static final long MS = 1000;
    private final Authorizations authorizations;
    private final Holds holds;
    private final Activities activities;
    private final Limits limits;
    private final SessionFacts facts;
    private final StationCosts stationCosts;

    Sessions(
            Authorizations authorizations,
            Holds holds,
            Activities activities,
            Limits limits,
            StationCosts stationCosts) {
        this.authorizations = authorizations;
        this.holds = holds;
        this.activities = activities;
        this.limits = limits;
        this.facts = new SessionFacts(limits);
        this.stationCosts = stationCosts;
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
        Tariff tariff = authorizations.tariff(
                station.id, begin.connector(), begin.token(), begin.at().epochMs());
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
                begin.at(),
                authorizations.maxPowerKw(station.id));
        turn.emit(started);
        SessionState session = new SessionState(started, turn.nowMs());
        session.payment = holds.open(started, tariff.pricePerKwh().currency(), turn);
        remark(station, session, begin, turn);
        activities.begun(station, session, begin.at(), turn);
        return session;
    }

    /** What is remarkable about a session from its start on. */
    private void remark(StationState station, SessionState session, Begin begin, Turn turn) {
        if (begin.at().raw().compareTo(FIRST_PLAUSIBLE_YEAR) < 0
                && !begin.at().raw().isEmpty()) {
            flag(
                    station,
                    session,
                    BillFlag.CLOCK_UNSET,
                    "the start was told as " + begin.at().raw(),
                    turn);
        } else if (station.clockOffsetMs != 0) {
            flag(
                    station,
                    session,
                    BillFlag.CLOCK_CORRECTED,
                    "by " + station.clockOffsetMs / MS + " s, the start was told as "
                            + begin.at().raw(),
                    turn);
        }
        Energy first = begin.meterStart();
        ConnectorId connector = begin.connector();
        Energy before = connector == null ? null : lastRegister(station, connector);
        if (first != null && before != null && first.compareTo(before.plus(STANDBY)) > 0) {
            flag(
                    station,
                    session,
                    BillFlag.ENERGY_BEFORE_START,
                    "the connector's last session ended at " + before.toWh().toPlainString()
                            + " Wh, this one begins at " + first.toWh().toPlainString() + " Wh",
                    turn);
        }
    }

    private static @Nullable Energy lastRegister(StationState station, ConnectorId connector) {
        return station.session(
                        before -> connector.equals(before.connector) && (!before.open() || !before.key.isEmpty()))
                .map(before -> before.ledger.account().last())
                .orElse(null);
    }

    /** Records what is remarkable about a session; each flag once. */
    void flag(StationState station, SessionState session, BillFlag flag, String detail, Turn turn) {
        boolean known = session.flags.contains(flag)
                || turn.events().stream()
                        .anyMatch(event -> event instanceof Event.SessionFlagged told
                                && told.session().equals(session.id)
                                && told.flag() == flag);
        if (!known) {
            turn.emit(new Event.SessionFlagged(station.id, session.id, flag, detail));
        }
    }

    /** Agrees on a tariff anew, where place or driver are told after the start; it stays in the currency of the payment. */
    void agree(
            StationState station,
            SessionState session,
            @Nullable ConnectorId connector,
            @Nullable IdToken token,
            Turn turn) {
        Tariff agreed = authorizations.tariff(station.id, connector, token, session.startedAtMs);
        boolean assigned = agreed.plan() != null;
        if (assigned && !agreed.equals(session.tariff) && agreed.currency().equals(session.tariff.currency())) {
            turn.emit(new Event.SessionTariffAgreed(station.id, session.id, agreed));
        }
    }

    /** At most so many sessions run at one station; for one more, the oldest of another connector is closed. */
    private void makeRoom(StationState station, Begin begin, Turn turn) {
        long open = station.sessions.stream().filter(SessionState::open).count();
        if (open >= limits.openSessionsPerStation()) {
            station.sessions.stream()
                    .filter(session -> session.open() && !Objects.equals(session.connector, begin.connector()))
                    .findFirst()
                    .ifPresent(oldest -> supersede(station, oldest, begin.at(), null, turn));
        }
    }

    /**
     * Ends a session whose stop never came, since another begins: with its last register, and no later than that.
     *
     * @param register where the other begins, null where that is unknown: what was told beyond it is none of this session's
     */
    void supersede(StationState station, SessionState session, StationTime next, @Nullable Energy register, Turn turn) {
        Account account = session.ledger.account();
        Energy first = account.first();
        Energy last = account.last();
        boolean beyond = register != null
                && first != null
                && last != null
                && register.compareTo(first) >= 0
                && register.compareTo(last) < 0;
        List<Reading> more = beyond ? List.of(Reading.stop(register, next.epochMs())) : List.of();
        conclude(station, session, more, SUPERSEDED, next.epochMs(), turn);
    }

    /** Ends a session whose stop never came, by evidence that it was over by then: with its last register. */
    void conclude(StationState station, SessionState session, String reason, long noLaterMs, Turn turn) {
        conclude(station, session, List.of(), reason, noLaterMs, turn);
    }

    private void conclude(
            StationState station, SessionState session, List<Reading> more, String reason, long noLaterMs, Turn turn) {
        Account account = session.ledger.accountWith(more);
        long lastMs = Math.max(account.last() == null ? 0 : account.lastAtMs(), session.startedAtMs);
        StationTime at = StationTime.receivedAt(Math.max(session.startedAtMs, Math.min(lastMs, noLaterMs)));
        end(station, session, more, new End(reason, true, account.last(), at), turn);
    }

    /**
     * Samples of a session, and where they were taken.
     *
     * @param transaction as the station named it
     */
    record Metered(ConnectorId connector, TransactionId transaction, List<Sample> samples) {}

    /** Records samples of a session, and returns what it costs with them. */
    Money meter(StationState station, SessionState session, Metered metered, Turn turn) {
        List<Sample> samples = thinned(session, metered.samples());
        Bills.Energies energies = Bills.Energies.foreseen(session.ledger, metered.samples());
        Account account = energies.account();
        Money cost =
                session.open() ? Bills.soFar(session, energies, SessionFacts.newest(metered.samples())) : session.cost;
        if (!samples.isEmpty()) {
            turn.emit(new Event.SessionMetered(
                    station.id,
                    session.id,
                    metered.connector(),
                    metered.transaction(),
                    samples,
                    account.first(),
                    account.last(),
                    account.lastAtMs(),
                    session.open() ? account.imported() : session.delivered,
                    cost,
                    samples.getFirst().at()));
        }
        return cost;
    }

    /** Stations that sample every second fill the tables: between full samples their registers alone are kept (quirk 64). */
    private List<Sample> thinned(SessionState session, List<Sample> samples) {
        long since = SessionFacts.newest(samples) - session.fullAtMs;
        boolean soon = since >= 0 && since < limits.fullSamplesEveryMs();
        return soon && samples.stream().allMatch(Sessions::periodic)
                ? samples.stream().filter(SessionFacts::metersEnergy).toList()
                : samples;
    }

    private static boolean periodic(Sample sample) {
        return sample.context().equals(Sample.PERIODIC) || sample.context().equals("Sample.Clock");
    }

    /**
     * How a session came to its end.
     *
     * @param concluded whether the end is our conclusion, and no station told it
     */
    record End(String reason, boolean concluded, @Nullable Energy meterStop, StationTime at) {}

    /** Ends a session with this energy, has its payment settled, and returns what it costs. */
    Money end(StationState station, SessionState session, List<Reading> more, End end, Turn turn) {
        StationTime at = ending(station, session, end.at(), turn);
        Set<BillFlag> also = end.concluded() ? Set.of(BillFlag.STOP_LOST) : Set.of();
        Bill ours = bill(session, more, at.epochMs(), also, turn);
        Bill bill = stationCosts.settled(station, session, ours, turn);
        turn.emit(new Event.SessionEnded(
                station.id,
                session.id,
                outcome(session, bill),
                end.reason(),
                end.meterStop() == null ? lastOf(session, more) : end.meterStop(),
                bill.imported(),
                bill.total(),
                authorizations.addressee(session.token, Event.SessionEnded.class),
                at,
                bill));
        holds.ended(station, session, bill, end.concluded(), turn);
        return bill.total();
    }

    /** The session as it will be once what was decided so far is applied. */
    SessionState draft(SessionState session, Turn turn) {
        SessionState draft = session.copy();
        for (Event event : turn.events()) {
            if (event instanceof Event.SessionUpdated updated
                    && updated.session().equals(draft.id)) {
                facts.apply(draft, updated);
            } else if (event instanceof Event.BillFact fact && fact.session().equals(draft.id)) {
                SessionFacts.applyTold(draft, fact);
            }
        }
        return draft;
    }

    private Bill bill(SessionState session, List<Reading> more, long endMs, Set<BillFlag> also, Turn turn) {
        return Bills.of(draft(session, turn), Bills.Energies.of(session.ledger, more), endMs, also);
    }

    /** Somebody should look at a session whose end we concluded, and at one of which the stop alone was told. */
    private static SessionOutcome outcome(SessionState session, Bill bill) {
        if (bill.flags().contains(BillFlag.STOP_LOST) || session.key.startsWith(Transactions.STOP)) {
            return SessionOutcome.ERROR;
        }
        return bill.imported().equals(Energy.ZERO) ? SessionOutcome.CANCELLED : SessionOutcome.COMPLETED;
    }

    /** An end before the start, by a clock that was set meanwhile, is as far behind it as we waited for it. */
    private StationTime ending(StationState station, SessionState session, StationTime told, Turn turn) {
        if (told.epochMs() >= session.startedAtMs) {
            return told;
        }
        flag(station, session, BillFlag.CLOCK_JUMPED, "the end was told as " + told.raw(), turn);
        return new StationTime(told.raw(), session.startedAtMs + Math.max(0, turn.nowMs() - session.receivedMs));
    }

    private static @Nullable Energy lastOf(SessionState session, List<Reading> more) {
        return session.ledger.accountWith(more).last();
    }

    /** Puts an ended session right, where a late fact changes its energy or cost; returns what it costs now. */
    Money restate(StationState station, SessionState session, List<Reading> more, String reason, Turn turn) {
        Set<BillFlag> also = session.concluded ? Set.of(BillFlag.STOP_LOST) : Set.of();
        Bill ours = bill(session, more, session.endedAtMs, also, turn);
        Bill bill = stationCosts.settled(station, session, ours, turn);
        if (bill.imported().equals(session.delivered) && bill.total().equals(session.cost)) {
            if (!bill.flags().equals(session.billed)) {
                turn.emit(new Event.SessionReviewed(station.id, session.id, bill));
            }
            return session.cost;
        }
        return restated(station, session, bill, reason, null, turn);
    }

    /** Puts a session right that we had concluded: here is its real end. */
    Money endLate(StationState station, SessionState session, List<Reading> more, End end, Turn turn) {
        StationTime at = ending(station, session, end.at(), turn);
        Bill ours = bill(session, more, at.epochMs(), Set.of(BillFlag.STOP_LATE), turn);
        Bill bill = stationCosts.settled(station, session, ours, turn);
        Energy meterStop = end.meterStop() == null ? lastOf(session, more) : end.meterStop();
        Event.RealEnd real = new Event.RealEnd(outcome(session, bill), end.reason(), meterStop, at);
        return restated(station, session, bill, "StopSeen", real, turn);
    }

    /** Puts a session right that went on being told after we had concluded its end: with its last register, and still without a stop. */
    void restateTold(StationState station, SessionState session, Turn turn) {
        long endMs = Math.max(session.endedAtMs, session.ledger.account().lastAtMs());
        Bill bill = bill(session, List.of(), endMs, Set.of(BillFlag.STOP_LOST), turn);
        if (bill.imported().equals(session.delivered) && bill.total().equals(session.cost)) {
            turn.emit(new Event.SessionReviewed(station.id, session.id, bill));
        } else {
            restated(station, session, bill, "ToldAfterConclusion", null, turn);
        }
    }

    private Money restated(
            StationState station,
            SessionState session,
            Bill bill,
            String reason,
            Event.@Nullable RealEnd end,
            Turn turn) {
        turn.emit(new Event.SessionRestated(
                station.id, session.id, session.restatements + 1, bill.imported(), bill.total(), reason, bill, end));
        holds.restated(station, session, bill.total(), turn);
        return bill.total();
    }
}
