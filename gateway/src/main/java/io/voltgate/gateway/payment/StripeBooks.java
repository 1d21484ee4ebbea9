package io.voltgate.gateway.payment;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.RefundListParams;
import io.voltgate.engine.Output;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe has in its books, found by the metadata that each of our requests left there. Stateless, for any thread. What bears no metadata of
 * ours belongs to somebody else, and is never looked at.
 */
final class StripeBooks {
    static final String STATION = "voltgate_station";
    static final String PAYMENT = "voltgate_payment";
    static final String SESSION = "voltgate_session";
    static final String KEY = "voltgate_key";

    private static final long PAGE = 100;
    private static final int MOST_LOOKED_THROUGH = 10_000;
    /** Clocks differ. */
    private static final Duration SLACK = Duration.ofHours(1);

    private final StripeClient client;

    StripeBooks(StripeClient client) {
        this.client = client;
    }

    /** The intent that a request has made, where it has. */
    Optional<PaymentIntent> intent(Output.Pay order) throws StripeException {
        return intents(order.sinceMs() - SLACK.toMillis(), MOST_LOOKED_THROUGH).stream()
                .filter(intent -> order.key().equals(said(intent.getMetadata(), KEY)))
                .findFirst();
    }

    /** The refund that a request has made, where it has. */
    Optional<Refund> refund(Output.Pay order) throws StripeException {
        RefundListParams params = RefundListParams.builder()
                .setPaymentIntent(order.externalId())
                .setLimit(PAGE)
                .build();
        return client.v1().refunds().list(params).getData().stream()
                .filter(refund -> order.key().equals(said(refund.getMetadata(), KEY)))
                .findFirst();
    }

    List<PaymentProvider.Entry> entries(long sinceMs, int limit) throws PaymentProvider.Unavailable {
        try {
            return intents(sinceMs, limit).stream()
                    .filter(intent -> !said(intent.getMetadata(), PAYMENT).isEmpty())
                    .map(StripeBooks::entry)
                    .toList();
        } catch (StripeException fault) {
            throw StripeFaults.unavailable(fault);
        }
    }

    /** Intents since then with their newest charge, newest first, page by page. */
    private List<PaymentIntent> intents(long sinceMs, int limit) throws StripeException {
        List<PaymentIntent> intents = new ArrayList<>();
        String after = "";
        boolean more = true;
        while (more && intents.size() < limit) {
            PaymentIntentListParams.Builder params = PaymentIntentListParams.builder()
                    .setLimit(PAGE)
                    .setCreated(PaymentIntentListParams.Created.builder()
                            .setGte(Math.max(0, sinceMs / 1000))
                            .build())
                    .addExpand("data.latest_charge");
            if (!after.isEmpty()) {
                params.setStartingAfter(after);
            }
            StripeCollection<PaymentIntent> page = client.v1().paymentIntents().list(params.build());
            intents.addAll(page.getData());
            more = Boolean.TRUE.equals(page.getHasMore()) && !page.getData().isEmpty();
            after = intents.isEmpty() ? "" : intents.getLast().getId();
        }
        return intents;
    }

    private static PaymentProvider.Entry entry(PaymentIntent intent) {
        boolean held = intent.getStatus().equals("requires_capture");
        boolean taken = intent.getStatus().equals("succeeded");
        @Nullable Charge charge = intent.getLatestChargeObject();
        long refunded = charge == null ? 0 : amount(charge.getAmountRefunded());
        String currency = intent.getCurrency();
        return new PaymentProvider.Entry(
                intent.getId(),
                said(intent.getMetadata(), PAYMENT),
                said(intent.getMetadata(), SESSION),
                StripeAmounts.money(currency, held ? amount(intent.getAmountCapturable()) : 0),
                StripeAmounts.money(currency, taken ? amount(intent.getAmountReceived()) - refunded : 0),
                amount(intent.getCreated()) * 1000);
    }

    static long amount(@Nullable Long told) {
        return told == null ? 0 : told;
    }

    private static String said(@Nullable Map<String, String> metadata, String name) {
        return metadata == null ? "" : metadata.getOrDefault(name, "");
    }
}
