package io.voltgate.engine;

import io.voltgate.domain.Bill;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.UserId;
import io.voltgate.metering.Reading;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How facts change what is known of sessions, live and in recovery. Called by the shard's thread. It decides nothing, and nothing else
 * changes the state of a session but its payment and its doubts.
 */
final class SessionFacts {
    private final Limits limits;

    SessionFacts(Limits limits) {
        this.limits = limits;
    }

    void apply(StationState station, Event.SessionStarted event, long atMs) {
        station.sessions.add(new SessionState(event, atMs));
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
                station.past(session, limits.billing().pastSessionsPerStation());
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
        session.authorization = event.authorization() == null ? session.authorization : event.authorization();
        StationCosts.of(event).ifPresent(cost -> session.driver.stationCost = cost);
        if (!session.hasNumber(event.seqNo())) {
            session.numbers++;
            session.lowestNumber = Math.min(session.lowestNumber, event.seqNo());
            session.highestNumber = Math.max(session.highestNumber, event.seqNo());
        }
        session.seen.addLast(new SessionState.SeenEvent(event.seqNo(), event.digest()));
        forgetOldest(session);
    }

    private void forgetOldest(SessionState session) {
        int kept = session.open() ? limits.eventsPerSession() : limits.eventsPerEndedSession();
        while (session.seen.size() > kept) {
            session.seen.removeFirst();
        }
    }

    static void apply(SessionState session, Event.SessionMetered event) {
        session.ledger.take(event.samples());
        session.delivered = event.delivered();
        session.cost = event.cost();
        if (!metersEnergyAlone(event.samples())) {
            session.fullAtMs = newest(event.samples());
        }
    }

    private static void apply(SessionState session, Event.SessionStartCorrected event) {
        session.startSeen = true;
        session.startedAtMs = event.at().epochMs();
    }

    void apply(SessionState session, Event.SessionEnded event) {
        session.delivered = event.delivered();
        session.cost = event.cost();
        session.outcome = event.outcome();
        session.endReason = event.reason();
        session.endedAtMs = event.at().epochMs();
        session.meterStop = event.meterStop();
        Bill bill = event.bill();
        session.concluded = bill == null
                ? event.reason().equals(Sessions.SUPERSEDED)
                : bill.flags().contains(BillFlag.STOP_LOST);
        if (!session.concluded) {
            stopped(session, event.meterStop(), event.at());
        }
        billed(session, bill);
        forgetOldest(session);
    }

    /** A stop of OCPP 1.6 names its register itself. */
    private static void stopped(SessionState session, @Nullable Energy register, StationTime at) {
        if (register != null && !session.key.isEmpty()) {
            session.ledger.add(List.of(Reading.stop(register, at.epochMs())));
        }
    }

    private static void billed(SessionState session, @Nullable Bill bill) {
        if (bill != null) {
            session.billed = EnumSet.noneOf(BillFlag.class);
            session.billed.addAll(bill.flags());
        }
    }

    static void apply(SessionState session, Event.SessionReviewed event) {
        billed(session, event.bill());
    }

    static void apply(SessionState session, Event.SessionRestated event) {
        billed(session, event.bill());
        session.delivered = event.delivered();
        session.cost = event.cost();
        session.restatements = event.version();
        Event.RealEnd end = event.end();
        if (end != null) {
            session.outcome = end.outcome();
            session.endReason = end.reason();
            session.endedAtMs = end.at().epochMs();
            session.meterStop = end.meterStop();
            session.concluded = false;
            stopped(session, end.meterStop(), end.at());
        }
    }

    /** What was told of a session besides its values; that it begins or ends is no part of it. */
    static void applyTold(SessionState session, Event.BillFact fact) {
        if (fact instanceof Event.SessionStartCorrected corrected) {
            apply(session, corrected);
        } else if (fact instanceof Event.SessionTariffAgreed agreed) {
            session.tariff = agreed.tariff();
        } else if (fact instanceof Event.SessionActivityChanged changed) {
            Activities.apply(session, changed);
        } else if (fact instanceof Event.SessionFlagged flagged) {
            session.flags.add(flagged.flag());
        }
    }

    static boolean metersEnergy(Sample sample) {
        return sample.carriesRecord() || Reading.isOne(sample);
    }

    private static boolean metersEnergyAlone(List<Sample> samples) {
        for (Sample sample : samples) {
            if (!metersEnergy(sample)) {
                return false;
            }
        }
        return true;
    }

    static long newest(List<Sample> samples) {
        long newest = samples.isEmpty() ? 0 : Long.MIN_VALUE;
        for (Sample sample : samples) {
            newest = Math.max(newest, sample.at().epochMs());
        }
        return newest;
    }
}
