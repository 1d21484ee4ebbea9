package io.voltgate.simulation;

import io.voltgate.domain.Money;
import io.voltgate.domain.PaymentId;
import io.voltgate.domain.PaymentStatus;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A payment provider that is slow, fails, and loses answers of what it did; and the gateway's patience with it. Owned by the test's thread.
 * Asked twice under one key it acts once and says the same again.
 */
final class ModelProvider {
    /** Something that it really did. */
    record Settlement(PaymentId payment, String key, Money amount) {}

    private final SplittableRandom random;
    private final Map<String, PaymentStatus> done = new HashMap<>();
    private final List<Settlement> settlements = new ArrayList<>();
    private final List<Output.SettlePayment> asked = new ArrayList<>();

    ModelProvider(SplittableRandom random) {
        this.random = random;
    }

    void ask(Output.SettlePayment settle) {
        asked.add(settle);
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
        for (Output.SettlePayment settle : List.copyOf(asked)) {
            int luck = reliably ? 0 : random.nextInt(5);
            if (luck == 4) {
                continue;
            }
            PaymentStatus status = act(settle);
            if (luck < 3) {
                asked.remove(settle);
                answers.add(new Input.PaymentAnswered(
                        settle.station(),
                        settle.payment(),
                        settle.session(),
                        status,
                        settle.amount(),
                        "x-" + settle.key()));
            }
        }
        return answers;
    }

    private PaymentStatus act(Output.SettlePayment settle) {
        return done.computeIfAbsent(settle.key(), key -> {
            settlements.add(new Settlement(settle.payment(), key, settle.amount()));
            return PaymentStatus.COMPLETED;
        });
    }

    List<Settlement> settlements() {
        return List.copyOf(settlements);
    }
}
