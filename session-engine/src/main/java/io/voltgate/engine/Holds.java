package io.voltgate.engine;

import io.voltgate.domain.Bill;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.DoubtFact;
import io.voltgate.domain.Event;
import io.voltgate.domain.Money;

/**
 * When the money of an ended session is taken: at once, or, where a part of it is missing, when that has come, the station says that
 * nothing more will, or a grace is over (OCPP 2.x, E14; cases 19 and 22). Called by the shard's thread. Neither the answer nor the end waits.
 */
final class Holds {
    private final StuckPolicy policy;
    private final Payments payments;

    Holds(StuckPolicy policy, Payments payments) {
        this.policy = policy;
        this.payments = payments;
    }

    /** Opens the payment of a session that begins. */
    PaymentState open(Event.SessionStarted started, String currency, Turn turn) {
        return payments.open(started, currency, turn);
    }

    /** A session has ended with this bill. An end that we concluded was waited for long enough. */
    void ended(StationState station, SessionState session, Bill bill, boolean concluded, Turn turn) {
        String missing = missing(bill);
        boolean numbered = session.key.isEmpty();
        if (policy.holdMs() > 0 && numbered && !concluded && !missing.isEmpty()) {
            turn.emit(new DoubtFact.SettlementHeld(station.id, session.id, missing, turn.nowMs() + policy.holdMs()));
        } else {
            payments.settle(station, session, bill.total(), turn);
        }
    }

    private static String missing(Bill bill) {
        if (bill.flags().contains(BillFlag.START_LOST)) {
            return "StartMissing";
        }
        return bill.flags().contains(BillFlag.SEQUENCE_GAP) ? "SequenceGap" : "";
    }

    /** An ended session costs something else now. */
    void restated(StationState station, SessionState session, Money total, Turn turn) {
        if (!session.doubts.held()) {
            payments.settle(station, session, total, turn);
        }
    }

    void release(StationState station, SessionState session, String reason, Turn turn) {
        turn.emit(new DoubtFact.SettlementReleased(station.id, session.id, reason));
        payments.settle(station, session, cost(session, turn), turn);
    }

    /** What it costs after this decision. */
    private static Money cost(SessionState session, Turn turn) {
        Money cost = session.cost;
        for (Event event : turn.events()) {
            if (event instanceof Event.SessionRestated restated
                    && restated.session().equals(session.id)) {
                cost = restated.cost();
            }
        }
        return cost;
    }
}
