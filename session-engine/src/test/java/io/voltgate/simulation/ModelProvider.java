package io.voltgate.simulation;

import io.voltgate.domain.PaymentId;
import io.voltgate.domain.PaymentStep;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.engine.PaymentOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A payment provider that is slow, refuses, fails, and loses answers of what it did; and the gateway's patience with it. Owned by the
 * test's thread. Asked twice under one key it acts once and says the same again.
 */
final class ModelProvider {
    private static final int REFUSALS_IN_A_ROW = 2;

    /** What it has of a payment, in millionths. */
    static final class Account {
        long held;
        long taken;
        int refusals;
    }

    private final SplittableRandom random;
    private final Map<String, PaymentOutcome> done = new HashMap<>();
    private final Map<PaymentId, Account> accounts = new HashMap<>();
    private final List<Output.Pay> asked = new ArrayList<>();

    ModelProvider(SplittableRandom random) {
        this.random = random;
    }

    void ask(Output.Pay pay) {
        asked.add(pay);
    }

    /** The gateway has forgotten what it asked; what was done is done. */
    void crashed() {
        asked.clear();
    }

    boolean isAsked() {
        return !asked.isEmpty();
    }

    /** Works on what it was asked, and returns the answers that arrive; what was not answered is asked again later. */
    List<Input> work(boolean reliably) {
        List<Input> answers = new ArrayList<>();
        for (Output.Pay pay : List.copyOf(asked)) {
            int luck = reliably ? 0 : random.nextInt(5);
            if (luck == 4) {
                continue;
            }
            PaymentOutcome outcome = done.computeIfAbsent(pay.key(), _ -> act(pay));
            if (luck < 3) {
                asked.remove(pay);
                answers.add(new Input.PaymentAnswered(pay.station(), pay.payment(), pay.session(), pay.key(), outcome));
            }
        }
        return answers;
    }

    private PaymentOutcome act(Output.Pay pay) {
        Account account = accounts.computeIfAbsent(pay.payment(), _ -> new Account());
        long amount = pay.amount().micros();
        if (account.refusals < REFUSALS_IN_A_ROW && random.nextInt(8) == 0) {
            account.refusals++;
            account.held = pay.step() == PaymentStep.CAPTURE ? 0 : account.held;
            return new PaymentOutcome.Declined("card_declined");
        }
        account.refusals = 0;
        switch (pay.step()) {
            case AUTHORIZE -> account.held += amount;
            case CAPTURE -> {
                demand(amount <= account.held, pay, account);
                account.taken += amount;
                account.held = 0;
            }
            case CHARGE -> account.taken += amount;
            case RELEASE -> account.held = 0;
            case REFUND -> {
                demand(amount <= account.taken, pay, account);
                account.taken -= amount;
            }
        }
        return new PaymentOutcome.Done("x-" + pay.key());
    }

    private static void demand(boolean possible, Output.Pay pay, Account account) {
        if (!possible) {
            throw new Violation(
                    PaymentCapturedOnce.class.getSimpleName(),
                    pay + ", of " + account.held + " held and " + account.taken + " taken");
        }
    }

    Account account(PaymentId payment) {
        return accounts.getOrDefault(payment, new Account());
    }
}
