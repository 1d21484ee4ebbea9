package io.voltgate.engine;

import io.voltgate.domain.Event;
import io.voltgate.domain.Money;
import io.voltgate.domain.PaymentId;
import java.util.Optional;

/**
 * The payment of each session: asked for at the end, recorded when the provider answers, and asked for again until it has. Called by
 * the shard's thread. The key of each request derives from the facts, so however often it is asked, it is settled once.
 */
final class Payments {

    /** Has the final cost of a session settled. */
    void settle(StationState station, SessionState session, Money cost, Turn turn) {
        PaymentId payment = session.payment;
        if (payment == null) {
            throw new IllegalStateException("session " + session.id + " has no payment");
        }
        if (!cost.equals(session.settled)) {
            turn.say(new Output.SettlePayment(station.id, payment, session.id, cost, key(payment, cost)));
        }
    }

    /** Has everything settled that a stop or crash has left, save what is held. */
    void resume(StationState station, Turn turn) {
        station.sessions.stream()
                .filter(session -> session.unsettled() && !session.doubts.held())
                .forEach(session -> settle(station, session, session.cost, turn));
    }

    private static String key(PaymentId payment, Money cost) {
        return payment + ":" + cost.micros();
    }

    /** Takes the provider's answer; one that was taken already, or that a restatement has overtaken, changes nothing. */
    void answered(StationState station, Input.PaymentAnswered answer, Turn turn) {
        Optional<SessionState> session = station.session(s -> s.id.equals(answer.session()));
        boolean news = session.isPresent()
                && session.get().cost.equals(answer.amount())
                && !(answer.amount().equals(session.get().settled) && answer.status() == session.get().paymentStatus);
        if (news) {
            turn.emit(new Event.PaymentSettled(
                    station.id,
                    answer.payment(),
                    answer.session(),
                    answer.status(),
                    answer.amount(),
                    answer.externalId()));
        }
    }

    void apply(SessionState session, Event.PaymentOpened event) {
        session.payment = event.payment();
    }

    void apply(SessionState session, Event.PaymentSettled event) {
        session.paymentStatus = event.status();
        session.settled = event.amount();
    }
}
