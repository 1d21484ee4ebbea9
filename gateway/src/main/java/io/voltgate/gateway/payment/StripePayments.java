package io.voltgate.gateway.payment;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.RefundCreateParams;
import io.voltgate.domain.Money;
import io.voltgate.engine.Output;
import io.voltgate.engine.PaymentOutcome;
import io.voltgate.persistence.tail.StoreUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Payments at Stripe: a payment intent is what is held or taken, a refund is what is given back. Stateless but for its connections, for any
 * thread. Each request carries its key to Stripe twice: as the idempotency key, which Stripe remembers for a day, and as metadata, by which an
 * older one is found before it is made again.
 */
public final class StripePayments implements PaymentProvider {
    /** Stripe forgets idempotency keys after 24 hours; before that it is asked what it has. */
    private static final Duration KEY_LIFE = Duration.ofHours(20);

    private final StripeClient client;
    private final StripeBooks books;
    private final PaymentMethods methods;
    private final LongSupplier clockMs;

    /** How Stripe is reached. */
    public record Access(URI base, String secretKey, Duration timeout) {
        @Override
        public String toString() {
            return "Access[base=" + base + "]";
        }
    }

    public StripePayments(Access access, PaymentMethods methods, LongSupplier clockMs) {
        int timeoutMs = Math.toIntExact(access.timeout().toMillis());
        String base = access.base().toString();
        this.client = StripeClient.builder()
                .setApiKey(access.secretKey())
                .setApiBase(base)
                .setFilesBase(base)
                .setConnectBase(base)
                .setMeterEventsBase(base)
                .setConnectTimeout(timeoutMs)
                .setReadTimeout(timeoutMs)
                .setMaxNetworkRetries(0)
                .build();
        this.books = new StripeBooks(client);
        this.methods = methods;
        this.clockMs = clockMs;
    }

    @Override
    public PaymentOutcome authorize(Output.Pay order) throws Unavailable {
        return intend(order, PaymentIntentCreateParams.CaptureMethod.MANUAL);
    }

    @Override
    public PaymentOutcome charge(Output.Pay order) throws Unavailable {
        return intend(order, PaymentIntentCreateParams.CaptureMethod.AUTOMATIC);
    }

    private PaymentOutcome intend(Output.Pay order, PaymentIntentCreateParams.CaptureMethod capture)
            throws Unavailable {
        try {
            if (isOld(order)) {
                Optional<PaymentIntent> made = books.intent(order);
                if (made.isPresent()) {
                    return outcome(made.get());
                }
            }
            Optional<PaymentMethods.Method> method = methods.of(order.user());
            return method.isEmpty()
                    ? new PaymentOutcome.Declined("no_payment_method")
                    : outcome(client.v1().paymentIntents().create(params(order, capture, method.get()), keyed(order)));
        } catch (StoreUnavailableException away) {
            throw new Unavailable("the database does not tell what the user pays with");
        } catch (ArithmeticException fraction) {
            return new PaymentOutcome.Declined("amount_invalid");
        } catch (IdempotencyException otherRequest) {
            return madeBefore(order, otherRequest);
        } catch (StripeException fault) {
            return StripeFaults.declined(fault);
        }
    }

    /** The same was asked with another means of payment: what was made then counts. */
    private PaymentOutcome madeBefore(Output.Pay order, IdempotencyException fault) throws Unavailable {
        try {
            Optional<PaymentIntent> made = books.intent(order);
            if (made.isEmpty()) {
                throw StripeFaults.unavailable(fault);
            }
            return outcome(made.get());
        } catch (StripeException again) {
            throw StripeFaults.unavailable(again);
        }
    }

    private static PaymentIntentCreateParams params(
            Output.Pay order, PaymentIntentCreateParams.CaptureMethod capture, PaymentMethods.Method method) {
        boolean holds = capture == PaymentIntentCreateParams.CaptureMethod.MANUAL;
        Money amount = order.amount();
        PaymentIntentCreateParams.Builder params = PaymentIntentCreateParams.builder()
                .setAmount(holds ? StripeAmounts.atLeast(amount) : StripeAmounts.exact(amount))
                .setCurrency(StripeAmounts.currency(amount))
                .setCaptureMethod(capture)
                .addPaymentMethodType("card")
                .setPaymentMethod(method.reference())
                .setConfirm(true)
                .setOffSession(true)
                .putAllMetadata(metadata(order));
        @Nullable String customer = method.customer();
        if (customer != null) {
            params.setCustomer(customer);
        }
        return params.build();
    }

    private static Map<String, String> metadata(Output.Pay order) {
        return Map.of(
                StripeBooks.STATION, order.station().value(),
                StripeBooks.PAYMENT, order.payment().toString(),
                StripeBooks.SESSION, order.session().toString(),
                StripeBooks.KEY, order.key());
    }

    /** What an intent says; what it says now, where its first answer was that it isn't done yet. */
    private PaymentOutcome outcome(PaymentIntent told) throws StripeException, Unavailable {
        PaymentIntent intent = told.getStatus().equals("processing")
                ? client.v1().paymentIntents().retrieve(told.getId())
                : told;
        return switch (intent.getStatus()) {
            case "succeeded", "requires_capture" -> new PaymentOutcome.Done(intent.getId());
            case "processing" -> throw new Unavailable("Stripe is processing it");
            case "canceled" -> new PaymentOutcome.Declined("canceled");
            default -> {
                // The driver isn't there to confirm it.
                var _ = client.v1().paymentIntents().cancel(intent.getId());
                yield new PaymentOutcome.Declined(
                        intent.getStatus().equals("requires_action") ? "authentication_required" : intent.getStatus());
            }
        };
    }

    @Override
    public PaymentOutcome capture(Output.Pay order) throws Unavailable {
        try {
            PaymentIntentCaptureParams params = PaymentIntentCaptureParams.builder()
                    .setAmountToCapture(StripeAmounts.exact(order.amount()))
                    .putAllMetadata(metadata(order))
                    .build();
            return outcome(client.v1().paymentIntents().capture(order.externalId(), params, keyed(order)));
        } catch (ArithmeticException fraction) {
            return new PaymentOutcome.Declined("amount_invalid");
        } catch (CardException | InvalidRequestException refused) {
            return uncaptured(order, refused);
        } catch (StripeException fault) {
            return StripeFaults.declined(fault);
        }
    }

    /** It was captured before, or it is gone; where it is still held, it is let go. */
    private PaymentOutcome uncaptured(Output.Pay order, StripeException refused) throws Unavailable {
        PaymentOutcome declined = StripeFaults.declined(refused);
        try {
            PaymentIntent intent = client.v1().paymentIntents().retrieve(order.externalId());
            if (intent.getStatus().equals("succeeded")) {
                boolean same = StripeBooks.amount(intent.getAmountReceived()) == StripeAmounts.exact(order.amount());
                return same ? new PaymentOutcome.Done(intent.getId()) : taken(intent, order);
            }
            if (intent.getStatus().equals("requires_capture")) {
                var _ = client.v1().paymentIntents().cancel(order.externalId());
            }
            return declined;
        } catch (StripeException fault) {
            throw StripeFaults.unavailable(fault);
        }
    }

    /** Somebody else took another amount of the hold. */
    private static PaymentOutcome taken(PaymentIntent intent, Output.Pay order) throws Unavailable {
        throw Unavailable.needsAttention("intent " + intent.getId() + " was captured with another amount than "
                + order.amount().amount());
    }

    @Override
    public PaymentOutcome release(Output.Pay order) throws Unavailable {
        return cancel(order.externalId(), order.key());
    }

    private PaymentOutcome cancel(String intent, String key) throws Unavailable {
        try {
            var _ = client.v1()
                    .paymentIntents()
                    .cancel(
                            intent,
                            PaymentIntentCancelParams.builder().build(),
                            RequestOptions.builder().setIdempotencyKey(key).build());
            return new PaymentOutcome.Done(intent);
        } catch (InvalidRequestException refused) {
            PaymentOutcome declined = StripeFaults.declined(refused);
            return isGone(intent) ? new PaymentOutcome.Done(intent) : declined;
        } catch (StripeException fault) {
            return StripeFaults.declined(fault);
        }
    }

    private boolean isGone(String intent) throws Unavailable {
        try {
            return client.v1().paymentIntents().retrieve(intent).getStatus().equals("canceled");
        } catch (StripeException fault) {
            throw StripeFaults.unavailable(fault);
        }
    }

    @Override
    public PaymentOutcome refund(Output.Pay order) throws Unavailable {
        try {
            if (isOld(order)) {
                Optional<Refund> made = books.refund(order);
                if (made.isPresent()) {
                    return outcome(made.get());
                }
            }
            RefundCreateParams params = RefundCreateParams.builder()
                    .setPaymentIntent(order.externalId())
                    .setAmount(StripeAmounts.exact(order.amount()))
                    .putAllMetadata(metadata(order))
                    .build();
            return outcome(client.v1().refunds().create(params, keyed(order)));
        } catch (ArithmeticException fraction) {
            return new PaymentOutcome.Declined("amount_invalid");
        } catch (StripeException fault) {
            return StripeFaults.declined(fault);
        }
    }

    private static PaymentOutcome outcome(Refund refund) {
        @Nullable String status = refund.getStatus();
        return "failed".equals(status) || "canceled".equals(status)
                ? new PaymentOutcome.Declined("refund_" + status)
                : new PaymentOutcome.Done(refund.getId());
    }

    private boolean isOld(Output.Pay order) {
        return clockMs.getAsLong() - order.sinceMs() > KEY_LIFE.toMillis();
    }

    private static RequestOptions keyed(Output.Pay order) {
        return RequestOptions.builder().setIdempotencyKey(order.key()).build();
    }

    @Override
    public List<Entry> books(long sinceMs, int limit) throws Unavailable {
        return books.entries(sinceMs, limit);
    }

    @Override
    public void letGo(Entry entry) throws Unavailable {
        var _ = cancel(entry.externalId(), "books:" + entry.externalId());
    }
}
