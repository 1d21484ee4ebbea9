package io.voltgate.gateway.payment;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import io.voltgate.engine.PaymentOutcome;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe's errors mean: a final no, or something to be tried again. Stateless. No text of theirs is passed on, only their codes.
 */
final class StripeFaults {
    private static final Set<String> PASSING = Set.of("idempotency_key_in_use", "lock_timeout", "rate_limit");
    private static final int CONFLICT = 409;

    private StripeFaults() {}

    /** The final no of a fault; throws where it is none. */
    static PaymentOutcome declined(StripeException fault) throws PaymentProvider.Unavailable {
        String code = code(fault);
        if (PASSING.contains(code) || status(fault) == CONFLICT) {
            throw new PaymentProvider.Unavailable("Stripe says " + code);
        }
        return switch (fault) {
            case RateLimitException _ -> throw unavailable(fault);
            case CardException card -> new PaymentOutcome.Declined(reason(card));
            case InvalidRequestException _ -> new PaymentOutcome.Declined(code);
            default -> throw unavailable(fault);
        };
    }

    static PaymentProvider.Unavailable unavailable(StripeException fault) {
        return switch (fault) {
            case ApiConnectionException _ ->
                new PaymentProvider.Unavailable("Stripe can't be reached, or did not answer");
            case RateLimitException _ -> new PaymentProvider.Unavailable("Stripe's rate limit");
            case ApiException _ -> new PaymentProvider.Unavailable("Stripe failed with HTTP status " + status(fault));
            case AuthenticationException _ ->
                PaymentProvider.Unavailable.needsAttention("Stripe refuses payments.stripe.secret-key");
            case IdempotencyException _ ->
                PaymentProvider.Unavailable.needsAttention("the key was used for another request");
            default -> PaymentProvider.Unavailable.needsAttention("Stripe says " + code(fault));
        };
    }

    /** Stripe's word for why a card was declined, the closest there is. */
    private static String reason(CardException card) {
        @Nullable String reason = card.getDeclineCode();
        return reason == null ? code(card) : reason;
    }

    static String code(StripeException fault) {
        @Nullable String code = fault.getCode();
        return code == null ? fault.getClass().getSimpleName() : code;
    }

    private static int status(StripeException fault) {
        @Nullable Integer status = fault.getStatusCode();
        return status == null ? 0 : status;
    }
}
