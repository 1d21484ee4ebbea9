package io.voltgate.engine;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.PaymentFact;
import io.voltgate.domain.PaymentInstruction;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.SessionOutcome;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.Tariff;
import io.voltgate.domain.TokenStatus;
import io.voltgate.domain.TransactionId;
import io.voltgate.domain.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The payment of one session, told what becomes of the session and what the provider answers. Owned by a test's thread. It knows facts
 * alone: a crash forgets all else.
 */
final class PaymentDesk {
    static final StationId CS = new StationId("CS-1");
    private static final SessionId SESSION = new SessionId(new UUID(1, 1));

    private final PaymentPolicy policy;
    private final List<Event> facts = new ArrayList<>();
    private EngineState state = new EngineState();
    private Timers timers = new Timers();
    private Payments payments;
    private @Nullable Money finalCost;
    long nowMs = 1_000;
    private List<Output> said = List.of();

    PaymentDesk(PaymentPolicy policy) {
        this.policy = policy;
        this.payments = new Payments(policy, timers);
    }

    private StationState station() {
        return state.of(CS);
    }

    private SessionState session() {
        return station().sessions.getFirst();
    }

    /** What is under way: the newest request that was made. */
    Output.Pay asked() {
        return said.stream()
                .filter(Output.Pay.class::isInstance)
                .map(Output.Pay.class::cast)
                .reduce((before, last) -> last)
                .orElseThrow(() -> new AssertionError("nothing is asked, after " + facts));
    }

    boolean asksNothing() {
        return said.stream().noneMatch(Output.Pay.class::isInstance);
    }

    List<Output> said() {
        return said;
    }

    <E extends PaymentFact> List<E> told(Class<E> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    PaymentFact last() {
        return told(PaymentFact.class).getLast();
    }

    boolean unsettled() {
        return session().unsettled();
    }

    void begin(TokenStatus status) {
        Event.SessionStarted started = new Event.SessionStarted(
                CS,
                SESSION,
                new TransactionId("T1"),
                ConnectorId.numbered(1),
                IdToken.of("A"),
                new UserId(new UUID(0, 7)),
                false,
                null,
                Authorization.of(status),
                new Tariff(euro(0), 2),
                Energy.ZERO,
                Event.SessionOrigin.STARTED,
                "",
                new StationTime("", nowMs));
        Turn turn = turn();
        turn.emit(started);
        var _ = payments.open(started, "EUR", turn);
        take(turn);
    }

    void end(long cents) {
        finalCost = euro(cents);
        Turn turn = turn();
        payments.settle(station(), session(), euro(cents), turn);
        session().outcome = SessionOutcome.COMPLETED;
        session().cost = euro(cents);
        take(turn);
    }

    void restate(long cents) {
        end(cents);
    }

    void done(String externalId) {
        answer(asked(), new PaymentOutcome.Done(externalId));
    }

    void declined(String code) {
        answer(asked(), new PaymentOutcome.Declined(code));
    }

    void answer(Output.Pay pay, PaymentOutcome outcome) {
        Turn turn = turn();
        payments.answered(
                station(), new Input.PaymentAnswered(CS, pay.payment(), pay.session(), pay.key(), outcome), turn);
        take(turn);
    }

    void instruct(PaymentInstruction instruction) {
        Turn turn = turn();
        PaymentState payment = session().payment;
        if (payment == null) {
            throw new AssertionError("no payment");
        }
        payments.instructed(station(), new Input.PaymentInstructed(CS, 1, payment.id, instruction, "by hand"), turn);
        take(turn);
    }

    /** Lets time pass, and what is due happen. */
    void after(long ms) {
        nowMs += ms;
        said = List.of();
        timers.poll(
                nowMs,
                input -> {
                    Turn turn = turn();
                    payments.retry(station(), turn);
                    take(turn);
                },
                10);
    }

    /** Forgets everything but the facts, and takes up what they leave to be done. */
    void crash() {
        state = new EngineState();
        timers = new Timers();
        payments = new Payments(policy, timers);
        facts.forEach(fact -> apply(fact, nowMs));
        if (finalCost != null) {
            session().outcome = SessionOutcome.COMPLETED;
            session().cost = finalCost;
        }
        Turn turn = turn();
        payments.resume(station(), turn);
        take(turn);
    }

    private Turn turn() {
        return new Turn(state, 0, nowMs);
    }

    private void take(Turn turn) {
        Decision decision = turn.end();
        facts.addAll(decision.events());
        decision.events().forEach(fact -> apply(fact, nowMs));
        said = decision.outputs();
    }

    private void apply(Event fact, long atMs) {
        switch (fact) {
            case Event.SessionStarted started -> station().sessions.add(new SessionState(started, atMs));
            case PaymentFact said -> payments.apply(station(), session(), said, atMs);
            default -> throw new AssertionError("not about a payment: " + fact);
        }
    }

    static Money euro(long cents) {
        return new Money("EUR", cents * 10_000);
    }
}
