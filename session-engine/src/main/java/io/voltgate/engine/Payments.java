package io.voltgate.engine;

import io.voltgate.domain.Event;
import io.voltgate.domain.Money;
import io.voltgate.domain.PaymentFact;
import io.voltgate.domain.PaymentId;
import io.voltgate.domain.PaymentInstruction;
import io.voltgate.domain.PaymentStatus;
import io.voltgate.domain.PaymentStep;
import io.voltgate.domain.StationId;
import io.voltgate.engine.PaymentState.Asked;
import io.voltgate.engine.PaymentState.Due;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The payment of each session: opened with it, held where that is wished, taken at its end, and followed through its restatements.
 * Called by the shard's thread. Of each payment one request is under way at most; it is a fact before it is made, and until it is answered it
 * is made again with the same key, so each is carried out once.
 */
final class Payments {
    /** The method of a payment that the station's own terminal takes. */
    static final String OUTSIDE = "terminal";

    private final PaymentPolicy policy;
    private final Timers timers;

    Payments(PaymentPolicy policy, Timers timers) {
        this.policy = policy;
        this.timers = timers;
    }

    /** Opens the payment of a session that begins; the state that it will have. */
    PaymentState open(Event.SessionStarted started, String currency, Turn turn) {
        PaymentFact.PaymentOpened opened = new PaymentFact.PaymentOpened(
                started.station(),
                new PaymentId(turn.newId(Ids.Kind.PAYMENT)),
                started.session(),
                started.user(),
                currency,
                SessionState.paidOutside(started.token()) ? OUTSIDE : policy.method());
        turn.emit(opened);
        PaymentState payment = new PaymentState(opened.payment(), currency);
        if (policy.preAuthorizationMicros() > 0 && worthHolding(started)) {
            SessionState session = new SessionState(started, turn.nowMs());
            ask(new Case(started.station(), session, payment, turn), hold());
        }
        return payment;
    }

    /** One payment in one turn: its state as the facts of the turn will leave it. */
    private record Case(StationId station, SessionState session, PaymentState payment, Turn turn) {
        void emit(PaymentFact fact) {
            turn.emit(fact);
            payment.apply(fact, turn.nowMs());
        }
    }

    private static boolean worthHolding(Event.SessionStarted started) {
        return started.authorization().accepted()
                && started.origin() != Event.SessionOrigin.ORPHAN_STOP
                && !SessionState.paidOutside(started.token());
    }

    private Due hold() {
        return new Due(PaymentStep.AUTHORIZE, policy.preAuthorizationMicros(), "");
    }

    /** Where the payment will stand after what the turn has told already. */
    private static Case of(StationState station, SessionState session, Turn turn) {
        PaymentState before = session.payment;
        if (before == null) {
            throw new IllegalStateException("session " + session.id + " has no payment");
        }
        PaymentState payment = before.copy();
        for (Event event : turn.events()) {
            if (event instanceof PaymentFact fact && fact.payment().equals(payment.id) && isNews(payment, fact)) {
                payment.apply(fact, turn.nowMs());
            }
        }
        return new Case(station.id, session, payment, turn);
    }

    /** A session that began in this turn has the state of its opening already. */
    private static boolean isNews(PaymentState payment, PaymentFact fact) {
        return !(fact instanceof PaymentFact.PaymentRequested requested && requested.number() <= payment.number);
    }

    /** Has the final cost of a session settled. */
    void settle(StationState station, SessionState session, Money cost, Turn turn) {
        pursue(of(station, session, turn), cost);
    }

    /** Asks for the next step on the way to this cost, unless something is under way; then it is asked for when that is answered. */
    private void pursue(Case it, Money cost) {
        PaymentState payment = it.payment();
        if (payment.asked != null) {
            return;
        }
        Due due = payment.due(cost);
        if (due == null) {
            meetWithout(it);
        } else if (it.session().paidOutside()) {
            leaveOutside(it, cost);
        } else if (due.step() != PaymentStep.CHARGE || (!payment.met && !payment.left)) {
            ask(it, due);
        } else if (!payment.left) {
            chargeMore(it, due);
        }
    }

    /** Nothing is to be paid, or no more than was. */
    private static void meetWithout(Case it) {
        PaymentState payment = it.payment();
        if (!payment.met || payment.left || payment.retryAtMs > 0) {
            it.emit(new PaymentFact.PaymentSettled(
                    it.station(),
                    payment.id,
                    it.session().id,
                    PaymentStatus.COMPLETED,
                    payment.money(payment.paid()),
                    ""));
        }
    }

    /** What the terminal took is another amount than the bill: our provider has no part in it, so an operator says how it goes on. */
    private static void leaveOutside(Case it, Money cost) {
        PaymentState payment = it.payment();
        if (payment.met && !payment.left) {
            leave(it, payment.owed(cost), PaymentFact.Reason.OUTSIDE);
        }
    }

    /**
     * The station's terminal told what became of a session's payment, which it took itself.
     *
     * @param amount what it took; null where it took nothing
     */
    void settledOutside(
            StationState station, SessionState session, @Nullable Money amount, String reference, Turn turn) {
        Case it = of(station, session, turn);
        PaymentState payment = it.payment();
        if (amount == null) {
            if (!payment.met && !payment.left && !session.open()) {
                leave(it, payment.owed(session.cost), PaymentFact.Reason.DECLINED);
            }
            return;
        }
        it.emit(new PaymentFact.PaymentSettled(
                it.station(), payment.id, it.session().id, PaymentStatus.COMPLETED, amount, reference));
        if (!session.open() && payment.due(session.cost) != null) {
            leaveOutside(it, session.cost);
        }
    }

    /** The bill has risen after it was paid. */
    private void chargeMore(Case it, Due due) {
        switch (policy.upwards()) {
            case CHARGE_MORE -> ask(it, due);
            case WAIVE -> waive(it, due.amount(), false, "restated upwards");
            case MANUAL -> leave(it, due.amount(), PaymentFact.Reason.RESTATED);
        }
    }

    private static void waive(Case it, long micros, boolean operator, String note) {
        PaymentState payment = it.payment();
        it.emit(new PaymentFact.PaymentWaived(
                it.station(), payment.id, it.session().id, payment.money(micros), operator, note));
    }

    private static void leave(Case it, long micros, PaymentFact.Reason reason) {
        PaymentState payment = it.payment();
        it.emit(new PaymentFact.PaymentDunning(
                it.station(), payment.id, it.session().id, payment.money(micros), reason));
    }

    private static void ask(Case it, Due due) {
        PaymentState payment = it.payment();
        int number = payment.number + 1;
        String key = payment.id + ":" + due.step() + ":" + number;
        it.emit(new PaymentFact.PaymentRequested(
                it.station(),
                payment.id,
                it.session().id,
                due.step(),
                number,
                payment.money(due.amount()),
                key,
                due.externalId()));
        say(it);
    }

    private static void say(Case it) {
        PaymentState payment = it.payment();
        Asked asked = payment.asked;
        if (asked != null) {
            it.turn()
                    .say(new Output.Pay(
                            it.station(),
                            payment.id,
                            it.session().id,
                            it.session().user,
                            asked.due().step(),
                            payment.money(asked.due().amount()),
                            asked.key(),
                            asked.due().externalId(),
                            asked.sinceMs()));
        }
    }

    /** Takes up what a stop or crash has left: what has no answer is asked again, and bills without a request get one, save what is held. */
    void resume(StationState station, Turn turn) {
        for (SessionState session : station.sessions) {
            if (session.payment != null && session.unsettled()) {
                Case it = of(station, session, turn);
                boolean waits = it.payment().retryAtMs > 0 || it.payment().left;
                if (it.payment().asked != null) {
                    say(it);
                } else if (!waits && session.payable()) {
                    pursue(it, session.cost);
                }
            }
        }
    }

    /** Takes the provider's answer; one that was taken already, or to a request that is over, changes nothing. */
    void answered(StationState station, Input.PaymentAnswered answer, Turn turn) {
        Optional<SessionState> session = station.session(s -> s.id.equals(answer.session()) && s.payment != null);
        if (session.isEmpty()) {
            return;
        }
        Case it = of(station, session.get(), turn);
        Asked asked = it.payment().asked;
        if (asked == null || !asked.key().equals(answer.key())) {
            return;
        }
        switch (answer.outcome()) {
            case PaymentOutcome.Done done -> done(it, asked.due(), done.externalId());
            case PaymentOutcome.Declined declined -> declined(it, asked.due(), declined.code());
        }
    }

    private void done(Case it, Due due, String externalId) {
        PaymentState payment = it.payment();
        Money amount = payment.money(due.amount());
        Money cost = it.session().cost;
        switch (due.step()) {
            case AUTHORIZE ->
                it.emit(new PaymentFact.PaymentAuthorized(
                        it.station(), payment.id, it.session().id, payment.number, amount, externalId));
            case CAPTURE, CHARGE -> {
                Money paid = payment.money(payment.paid() + due.amount());
                boolean more = cost.micros() > paid.micros() + payment.waived && !payment.met;
                PaymentStatus status = more ? PaymentStatus.PENDING : PaymentStatus.COMPLETED;
                it.emit(new PaymentFact.PaymentSettled(
                        it.station(), payment.id, it.session().id, status, paid, externalId, payment.number));
            }
            case RELEASE ->
                it.emit(new PaymentFact.PaymentReleased(
                        it.station(), payment.id, it.session().id, payment.number, amount, externalId));
            case REFUND ->
                it.emit(new PaymentFact.PaymentRefunded(
                        it.station(),
                        payment.id,
                        it.session().id,
                        payment.number,
                        amount,
                        payment.money(payment.paid() - due.amount()),
                        due.externalId(),
                        externalId));
        }
        goOn(it);
    }

    private void declined(Case it, Due due, String code) {
        PaymentState payment = it.payment();
        boolean instead = due.step() == PaymentStep.AUTHORIZE || due.step() == PaymentStep.CAPTURE;
        int attempt = payment.refusals + 1;
        List<Long> delays = policy.retryDelaysMs();
        boolean again = !instead && attempt <= delays.size();
        it.emit(new PaymentFact.PaymentDeclined(
                it.station(),
                payment.id,
                it.session().id,
                payment.number,
                due.step(),
                code,
                attempt,
                again ? it.turn().nowMs() + delays.get(attempt - 1) : 0));
        Due next = it.session().open() ? null : payment.due(it.session().cost);
        boolean same = next != null && next.step() == due.step();
        if (instead || !same) {
            goOn(it);
        } else if (!again) {
            leave(it, payment.owed(it.session().cost), PaymentFact.Reason.DECLINED);
        }
    }

    /** What the session costs is final once it has ended. */
    private void goOn(Case it) {
        if (it.session().payable()) {
            pursue(it, it.session().cost);
        }
    }

    /** Asks anew for what was declined, where its time has come. */
    void retry(StationState station, Turn turn) {
        for (SessionState session : station.sessions) {
            PaymentState payment = session.payment;
            if (payment != null && payment.retryAtMs > 0 && payment.retryAtMs <= turn.nowMs()) {
                Case it = of(station, session, turn);
                Due due = payment.due(session.cost);
                if (due == null) {
                    meetWithout(it);
                } else {
                    ask(it, due);
                }
            }
        }
        rearm(station, payment -> payment.retryAtMs > turn.nowMs());
    }

    /** Does what an operator decided, where there is something to decide. */
    void instructed(@Nullable StationState station, Input.PaymentInstructed input, Turn turn) {
        Optional<SessionState> session = station == null
                ? Optional.empty()
                : station.session(s -> s.payment != null && s.payment.id.equals(input.payment()));
        if (station == null || session.isEmpty() || !session.get().payable()) {
            refuse(input, "nothing is owed: the payment is settled, or its session still runs or is waited for", turn);
            return;
        }
        Case it = of(station, session.get(), turn);
        Due due = it.payment().due(session.get().cost);
        if (it.payment().asked != null) {
            refuse(input, "the provider has yet to answer a request", turn);
        } else if (due == null) {
            refuse(input, "nothing is owed", turn);
        } else if (it.session().paidOutside() && input.instruction() == PaymentInstruction.RETRY) {
            refuse(input, "the station's own terminal took the payment", turn);
        } else {
            if (input.instruction() == PaymentInstruction.RETRY) {
                ask(it, due);
            } else {
                waive(it, it.payment().owed(session.get().cost), true, input.note());
            }
            turn.say(new Output.Receipt(input.ticket(), null, null));
        }
    }

    private static void refuse(Input.PaymentInstructed input, String why, Turn turn) {
        turn.say(new Output.Receipt(input.ticket(), null, Output.OrderRefusal.INADMISSIBLE, why));
    }

    void apply(StationState station, SessionState session, PaymentFact fact, long atMs) {
        if (fact instanceof PaymentFact.PaymentOpened opened) {
            session.payment = new PaymentState(opened.payment(), opened.currency());
        }
        if (session.payment != null) {
            session.payment.apply(fact, atMs);
        }
        rearm(station);
    }

    /** Sets the timer to when the first of the payments is asked for anew. */
    void rearm(StationState station) {
        rearm(station, payment -> payment.retryAtMs > 0);
    }

    private void rearm(StationState station, Predicate<PaymentState> waits) {
        long first = Long.MAX_VALUE;
        for (SessionState session : station.sessions) {
            PaymentState payment = session.payment;
            if (payment != null && waits.test(payment)) {
                first = Math.min(first, payment.retryAtMs);
            }
        }
        if (first == Long.MAX_VALUE) {
            timers.cancel(station.id, Input.Timer.PAYMENT_RETRY);
        } else {
            timers.set(station.id, Input.Timer.PAYMENT_RETRY, first);
        }
    }
}
