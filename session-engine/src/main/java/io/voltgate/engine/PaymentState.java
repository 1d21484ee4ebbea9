package io.voltgate.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.voltgate.domain.Money;
import io.voltgate.domain.PaymentFact;
import io.voltgate.domain.PaymentId;
import io.voltgate.domain.PaymentStatus;
import io.voltgate.domain.PaymentStep;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a payment stands. Owned by the shard's thread. It follows from its facts alone; amounts are in millionths of the currency's
 * unit, and at most one request is under way.
 */
final class PaymentState {
    final PaymentId id;
    final String currency;

    /** What the provider holds, and its name for it. */
    long held;

    String hold = "";
    /** What was taken, oldest first. */
    List<Charge> charges = new ArrayList<>();
    /** What is owed and not asked for; negative where it was owed to the customer. */
    long waived;
    /** Whether a bill was met once: what comes on top of that is a matter of policy. */
    boolean met;
    /** The number of the newest request. */
    int number;
    /** The request that has yet to be answered. */
    @Nullable
    Asked asked;
    /** How often in a row the provider has refused. */
    int refusals;
    /** When it is asked anew, milliseconds since 1970; 0 where it is not. */
    long retryAtMs;
    /** Whether an operator has to say how it goes on. */
    boolean left;

    /** Something that was taken, and what remains of it after refunds. */
    record Charge(String externalId, long remaining) {}

    /** A step to be asked for: how much, and of what. */
    record Due(PaymentStep step, long amount, String externalId) {}

    /** A step that was asked for. */
    record Asked(Due due, String key, long sinceMs) {}

    @JsonCreator
    PaymentState(@JsonProperty("id") PaymentId id, @JsonProperty("currency") String currency) {
        this.id = id;
        this.currency = currency;
    }

    PaymentState copy() {
        PaymentState copy = new PaymentState(id, currency);
        copy.held = held;
        copy.hold = hold;
        copy.charges = new ArrayList<>(charges);
        copy.waived = waived;
        copy.met = met;
        copy.number = number;
        copy.asked = asked;
        copy.refusals = refusals;
        copy.retryAtMs = retryAtMs;
        copy.left = left;
        return copy;
    }

    Money money(long micros) {
        return new Money(currency, micros);
    }

    /** What was taken in all, less what was given back. */
    long paid() {
        return charges.stream().mapToLong(Charge::remaining).sum();
    }

    /** What is still owed of a bill; negative where it is owed to the customer. */
    long owed(Money cost) {
        long open = cost.micros() - paid() - waived;
        boolean overWaived = open < 0 && waived > 0;
        return overWaived ? Math.min(0, cost.micros() - paid()) : open;
    }

    /** The next step on the way to a bill that is final; null where there is none. */
    @Nullable
    Due due(Money cost) {
        long owed = owed(cost);
        if (held > 0) {
            return owed > 0
                    ? new Due(PaymentStep.CAPTURE, Math.min(owed, held), hold)
                    : new Due(PaymentStep.RELEASE, held, hold);
        }
        if (owed > 0) {
            return new Due(PaymentStep.CHARGE, owed, "");
        }
        return owed < 0 ? refund(-owed) : null;
    }

    /** As much as the newest charge has left: the provider refunds one charge at a time. */
    private @Nullable Due refund(long amount) {
        for (Charge charge : charges.reversed()) {
            if (charge.remaining() > 0) {
                return new Due(PaymentStep.REFUND, Math.min(amount, charge.remaining()), charge.externalId());
            }
        }
        return null;
    }

    /** Whether this bill needs nothing more. */
    boolean meets(Money cost) {
        return asked == null && met && due(cost) == null;
    }

    void apply(PaymentFact fact, long atMs) {
        switch (fact) {
            case PaymentFact.PaymentOpened _ -> {
                // The state was made from it.
            }
            case PaymentFact.PaymentRequested requested -> {
                Due due = new Due(requested.step(), requested.amount().micros(), requested.externalId());
                asked = new Asked(due, requested.key(), atMs);
                number = requested.number();
                retryAtMs = 0;
                left = false;
            }
            case PaymentFact.PaymentAuthorized authorized -> {
                answered();
                held = authorized.amount().micros();
                hold = authorized.externalId();
            }
            case PaymentFact.PaymentReleased _ -> {
                answered();
                lose();
                met = true;
            }
            case PaymentFact.PaymentSettled settled -> apply(settled);
            case PaymentFact.PaymentRefunded refunded -> {
                answered();
                take(refunded.chargeId(), -refunded.amount().micros());
                waived = Math.min(waived, 0);
            }
            case PaymentFact.PaymentDeclined declined -> apply(declined);
            case PaymentFact.PaymentDunning _ -> {
                left = true;
                retryAtMs = 0;
            }
            case PaymentFact.PaymentWaived given -> {
                answered();
                lose();
                waived += given.amount().micros();
                met = true;
            }
        }
    }

    private void apply(PaymentFact.PaymentSettled settled) {
        answered();
        lose();
        if (settled.status() == PaymentStatus.COMPLETED || settled.status() == PaymentStatus.PENDING) {
            take(settled.externalId(), settled.amount().micros() - paid());
        }
        met |= settled.status() == PaymentStatus.COMPLETED;
    }

    /** A hold that can't be captured is gone; the amount is charged instead. */
    private void apply(PaymentFact.PaymentDeclined declined) {
        asked = null;
        retryAtMs = declined.nextAtMs();
        switch (declined.step()) {
            case AUTHORIZE -> refusals = 0;
            case CAPTURE -> {
                refusals = 0;
                lose();
            }
            case CHARGE, RELEASE, REFUND -> refusals = declined.attempt();
        }
    }

    private void answered() {
        asked = null;
        refusals = 0;
        retryAtMs = 0;
        left = false;
    }

    private void lose() {
        held = 0;
        hold = "";
    }

    /** Adds to what was taken, or, where it is negative, takes off: from that charge, or else from the newest ones. */
    private void take(String externalId, long amount) {
        if (amount > 0) {
            charges.add(new Charge(externalId, amount));
            return;
        }
        long off = -amount;
        boolean named = charges.stream().anyMatch(each -> each.externalId().equals(externalId));
        for (int i = charges.size() - 1; i >= 0 && off > 0; i--) {
            Charge charge = charges.get(i);
            if (!named || charge.externalId().equals(externalId)) {
                long part = Math.min(off, charge.remaining());
                charges.set(i, new Charge(charge.externalId(), charge.remaining() - part));
                off -= part;
            }
        }
        charges.removeIf(charge -> charge.remaining() == 0);
    }
}
