package io.voltgate.engine;

import io.voltgate.domain.PaymentInstruction;
import io.voltgate.domain.PaymentStep;
import java.util.HashMap;
import java.util.Map;

/** A provider that carries out each key once, as a real one does. Owned by a test's thread. It knows what it holds and has taken. */
final class FakeTill {
    private final Map<String, PaymentOutcome> answers = new HashMap<>();
    private final Map<String, Long> charges = new HashMap<>();
    private long held;

    long taken() {
        return charges.values().stream().mapToLong(Long::longValue).sum();
    }

    long held() {
        return held;
    }

    /** Answers what is asked, where something is. */
    void answer(PaymentDesk desk, boolean declines) {
        if (!desk.asksNothing()) {
            Output.Pay pay = desk.asked();
            PaymentOutcome outcome = answers.get(pay.key());
            if (outcome == null) {
                outcome = declines ? declined(pay) : carriedOut(pay);
                answers.put(pay.key(), outcome);
            }
            desk.answer(pay, outcome);
        }
    }

    /** Answers until nothing is asked any more, now or later. */
    void finish(PaymentDesk desk) {
        for (int round = 0; round < 20; round++) {
            desk.crash();
            if (desk.unsettled() && desk.asksNothing()) {
                desk.after(6_000);
            }
            if (desk.unsettled() && desk.asksNothing()) {
                desk.instruct(PaymentInstruction.RETRY);
            }
            answer(desk, false);
        }
    }

    /** A hold that can't be captured is gone. */
    private PaymentOutcome declined(Output.Pay pay) {
        held = pay.step() == PaymentStep.CAPTURE ? 0 : held;
        return new PaymentOutcome.Declined("card_declined");
    }

    private PaymentOutcome carriedOut(Output.Pay pay) {
        long micros = pay.amount().micros();
        switch (pay.step()) {
            case AUTHORIZE -> held += micros;
            case RELEASE -> held -= micros;
            case CAPTURE -> {
                held = 0;
                charges.put(pay.key(), micros);
            }
            case CHARGE -> charges.put(pay.key(), micros);
            case REFUND -> {
                long left = charges.getOrDefault(pay.externalId(), 0L) - micros;
                if (left < 0) {
                    throw new AssertionError("refunds more than was taken: " + pay);
                }
                charges.put(pay.externalId(), left);
            }
        }
        return new PaymentOutcome.Done(pay.key());
    }
}
