package io.voltgate.gateway.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Money;
import io.voltgate.domain.PaymentStep;
import io.voltgate.engine.Output;
import io.voltgate.engine.PaymentOutcome;
import io.voltgate.gateway.payment.FakeStripe.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StripePaymentsTest extends PaymentProviderContract {
    private static final String NAME = PAYMENT.toString();
    private FakeStripe stripe = new FakeStripe();
    private String card = "pm_good";
    private long nowMs = NOW_MS;

    StripePaymentsTest() throws IOException {}

    @BeforeEach
    void fresh() {
        assertEquals(List.of(), stripe.requests());
    }

    @AfterEach
    void close() {
        stripe.close();
    }

    private StripePayments with(String key) {
        return new StripePayments(
                new StripePayments.Access(stripe.base(), key, Duration.ofSeconds(1)),
                user -> card.isEmpty() ? Optional.empty() : Optional.of(new PaymentMethods.Method(card, "cus_1")),
                () -> nowMs);
    }

    @Override
    PaymentProvider provider() {
        return with(FakeStripe.KEY);
    }

    private static PaymentOutcome declined(String code) {
        return new PaymentOutcome.Declined(code);
    }

    /** Asks until there is an answer, as who orders does. */
    private static PaymentOutcome patiently(PaymentProvider provider, Output.Pay order) {
        for (int tries = 0; tries < 5; tries++) {
            try {
                return provider.carryOut(order);
            } catch (PaymentProvider.Unavailable again) {
                assertFalse(again.needsAttention(), again.getMessage());
            }
        }
        throw new AssertionError("no answer to " + order);
    }

    @Test
    void shouldDoEachStepOnceWhateverBecomesOfItsAnswer() {
        PaymentProvider provider = provider();
        int number = 0;
        for (Trouble trouble : Trouble.values()) {
            number += 10;
            int before = stripe.account().captures(NAME);
            long kept = stripe.account().kept(NAME);
            stripe.trouble(trouble);
            String held = done(patiently(provider, order(PaymentStep.AUTHORIZE, number, 3_000, "")));
            stripe.trouble(trouble);
            String taken = done(patiently(provider, order(PaymentStep.CAPTURE, number + 1, 1_000, held)));
            stripe.trouble(trouble);
            done(patiently(provider, order(PaymentStep.REFUND, number + 2, 300, taken)));
            stripe.trouble(trouble);
            String other = done(patiently(provider, order(PaymentStep.AUTHORIZE, number + 3, 500, "")));
            stripe.trouble(trouble);
            done(patiently(provider, order(PaymentStep.RELEASE, number + 4, 500, other)));
            assertEquals(before + 1, stripe.account().captures(NAME), trouble.name());
            assertEquals(kept + 700, stripe.account().kept(NAME), trouble.name());
            assertEquals(0, stripe.account().held(NAME), trouble.name());
        }
    }

    @Test
    void shouldFindWhatAnOldRequestHasMadeThoughItsKeyIsForgotten() throws PaymentProvider.Unavailable {
        PaymentProvider provider = provider();
        Output.Pay charge = order(PaymentStep.CHARGE, 1, 1_000, "");
        String taken = done(provider.carryOut(charge));
        Output.Pay refund = order(PaymentStep.REFUND, 2, 400, taken);
        PaymentOutcome back = provider.carryOut(refund);
        stripe.forgetKeys();
        nowMs += Duration.ofHours(25).toMillis();
        assertEquals(taken, done(provider.carryOut(charge)));
        assertEquals(back, provider.carryOut(refund));
        assertEquals(600, stripe.account().kept(NAME));
        assertEquals(1, stripe.account().captures(NAME));
    }

    @Test
    void shouldFindACaptureThoughItsKeyIsForgotten() throws PaymentProvider.Unavailable {
        PaymentProvider provider = provider();
        String held = done(provider.carryOut(order(PaymentStep.AUTHORIZE, 1, 3_000, "")));
        Output.Pay capture = order(PaymentStep.CAPTURE, 2, 1_000, held);
        done(provider.carryOut(capture));
        stripe.forgetKeys();
        assertEquals(held, done(provider.carryOut(capture)));
        assertEquals(1, stripe.account().captures(NAME));
        Output.Pay other = order(PaymentStep.CAPTURE, 3, 2_000, held);
        assertTrue(assertThrows(PaymentProvider.Unavailable.class, () -> provider.carryOut(other))
                .needsAttention());
    }

    @Test
    void shouldSayWhyACardWasDeclined() throws PaymentProvider.Unavailable {
        card = FakeStripe.DECLINED_CARD;
        assertEquals(declined("insufficient_funds"), provider().charge(order(PaymentStep.CHARGE, 1, 1_000, "")));
        card = FakeStripe.CONFIRMING_CARD;
        assertEquals(declined("authentication_required"), provider().charge(order(PaymentStep.CHARGE, 2, 1_000, "")));
        assertEquals(1, stripe.account().cancels(NAME));
        card = "";
        assertEquals(declined("no_payment_method"), provider().charge(order(PaymentStep.CHARGE, 3, 1_000, "")));
    }

    @Test
    void shouldCountWhatWasMadeWithTheCardOfBefore() throws PaymentProvider.Unavailable {
        Output.Pay charge = order(PaymentStep.CHARGE, 1, 1_000, "");
        String taken = done(provider().charge(charge));
        card = "pm_other";
        assertEquals(taken, done(provider().charge(charge)));
        assertEquals(1, stripe.account().captures(NAME));
    }

    @Test
    void shouldDeclineACaptureOfWhatIsGone() throws PaymentProvider.Unavailable {
        PaymentProvider provider = provider();
        String held = done(provider.carryOut(order(PaymentStep.AUTHORIZE, 1, 3_000, "")));
        done(provider.carryOut(order(PaymentStep.RELEASE, 2, 3_000, held)));
        assertEquals(
                declined("payment_intent_unexpected_state"),
                provider.carryOut(order(PaymentStep.CAPTURE, 3, 1_000, held)));
        String tooSmall = done(provider.carryOut(order(PaymentStep.AUTHORIZE, 4, 500, "")));
        assertEquals(declined("amount_too_large"), provider.carryOut(order(PaymentStep.CAPTURE, 5, 1_000, tooSmall)));
        assertEquals(0, stripe.account().held(NAME));
    }

    @Test
    void shouldCallForHelpWhenItsKeyIsRefused() {
        PaymentProvider.Unavailable refused = assertThrows(
                PaymentProvider.Unavailable.class,
                () -> with("sk_wrong").charge(order(PaymentStep.CHARGE, 1, 1_000, "")));
        assertTrue(refused.needsAttention());
        assertFalse(refused.getMessage().contains("sk_wrong"));
    }

    @Test
    void shouldReadItsBooksPageByPage() throws PaymentProvider.Unavailable {
        PaymentProvider provider = provider();
        for (int number = 1; number <= 130; number++) {
            done(provider.carryOut(order(PaymentStep.CHARGE, number, number, "")));
        }
        String held = done(provider.carryOut(order(PaymentStep.AUTHORIZE, 131, 3_000, "")));
        done(provider.carryOut(order(PaymentStep.REFUND, 132, 30, "pi_130")));
        List<PaymentProvider.Entry> entries = provider.books(NOW_MS - 60_000, 1_000);
        assertEquals(131, entries.size());
        assertEquals(held, entries.getFirst().externalId());
        assertEquals(new Money("EUR", 30_000_000), entries.getFirst().held());
        assertEquals(new Money("EUR", 1_000_000), entries.get(1).taken());
        assertEquals(NAME, entries.getLast().payment());
        provider.letGo(entries.getFirst());
        assertEquals(0, stripe.account().held(NAME));
    }

    @Test
    void shouldKnowTheSmallestUnitOfACurrency() {
        assertEquals(1_234, StripeAmounts.exact(new Money("JPY", 1_234_000_000)));
        assertEquals(1_234_500, StripeAmounts.exact(new Money("KWD", 1_234_500_000)));
        assertEquals(1_001, StripeAmounts.atLeast(new Money("EUR", 10_001_000)));
        assertThrows(ArithmeticException.class, () -> StripeAmounts.exact(new Money("EUR", 10_001_000)));
        assertEquals(new Money("JPY", 7_000_000), StripeAmounts.money("jpy", 7));
    }
}
