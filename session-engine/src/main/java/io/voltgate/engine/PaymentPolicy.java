package io.voltgate.engine;

import java.util.List;

/**
 * What the operator decides about payments. An immutable value, fixed at start.
 *
 * @param method what pays, as it is told in `payments.payment_method`
 * @param preAuthorizationMicros what is held when a session of an accepted token begins, in millionths of its currency's unit; 0 holds
 *     nothing
 * @param upwards what becomes of a bill that rises after it was paid
 * @param retryDelaysMs how long after each refusal in a row the provider is asked anew; after the last it is left to an operator
 */
public record PaymentPolicy(String method, long preAuthorizationMicros, Upwards upwards, List<Long> retryDelaysMs) {
    private static final long HOUR_MS = 3_600_000;

    public static final PaymentPolicy DEFAULT = new PaymentPolicy(
            "ledger", 0, Upwards.CHARGE_MORE, List.of(HOUR_MS, 24 * HOUR_MS, 72 * HOUR_MS, 168 * HOUR_MS));

    public PaymentPolicy {
        retryDelaysMs = List.copyOf(retryDelaysMs);
    }

    /** What becomes of a bill that rises after it was paid. */
    public enum Upwards {
        /** The difference is charged. */
        CHARGE_MORE,
        /** The difference is given up. */
        WAIVE,
        /** An operator decides. */
        MANUAL
    }
}
