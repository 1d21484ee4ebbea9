package io.voltgate.gateway.config;

import io.voltgate.gateway.config.Key.Range;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The settings about payments. Constants, listed among all others in {@link Keys#ALL}. Each says in its sentence what it decides. */
final class PaymentKeys {
    static final Key<PaymentsConfig.Provider> PROVIDER = Key.word(
            "payments.provider",
            PaymentsConfig.Provider.LEDGER,
            "Who settles payments: our own books (ledger), where the bill is the settlement, or Stripe (stripe).");
    static final Key<BigDecimal> PRE_AUTHORIZATION = new Key<>(
            "payments.pre-authorization",
            "0",
            PaymentsConfig::amount,
            "Amount that is held when a session of an accepted token begins, in its currency's unit; 0 holds nothing.",
            false);
    static final Key<PaymentsConfig.RestatementUp> RESTATEMENT_UP = Key.word(
            "payments.restatement-up",
            PaymentsConfig.RestatementUp.CHARGE,
            "What becomes of a bill that rises after it was paid: the difference is charged (charge), given up (waive),"
                    + " or left to an operator (manual).");
    static final Key<List<Duration>> RETRIES = new Key<>(
            "payments.retries",
            "1h 1d 3d 7d",
            PaymentsConfig::retries,
            "How long after each refusal in a row the provider is asked anew, such as 30m, 1h or 3d; after the last it"
                    + " is left to an operator.",
            false);
    static final Key<Integer> RECONCILE_MINUTES = Key.number(
            "payments.reconcile-minutes",
            60,
            new Range(1, 10_080),
            "Minutes between two comparisons of the provider's books with ours.");
    static final Key<URI> STRIPE_API_BASE = new Key<>(
            "payments.stripe.api-base",
            "https://api.stripe.com",
            PaymentsConfig::base,
            "Where Stripe's API is; nothing else is dialled for payments.",
            false);
    static final Key<String> STRIPE_SECRET_KEY =
            Key.secret("payments.stripe.secret-key", "Secret key of the Stripe account.");
    static final Key<String> STRIPE_WEBHOOK_SECRET = Key.secret(
            "payments.stripe.webhook-secret",
            "Signing secret of Stripe's webhook at /api/v1/webhooks/stripe; where empty, it takes nothing.");
    static final Key<Integer> STRIPE_TIMEOUT_SECONDS = Key.number(
            "payments.stripe.timeout-seconds",
            20,
            new Range(1, 300),
            "Seconds that connecting to Stripe, and each of its answers, may take.");

    static final List<Key<?>> ALL = List.of(
            PROVIDER,
            PRE_AUTHORIZATION,
            RESTATEMENT_UP,
            RETRIES,
            RECONCILE_MINUTES,
            STRIPE_API_BASE,
            STRIPE_SECRET_KEY,
            STRIPE_WEBHOOK_SECRET,
            STRIPE_TIMEOUT_SECONDS);

    private PaymentKeys() {}
}
