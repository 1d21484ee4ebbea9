package io.voltgate.gateway.payment;

import io.voltgate.domain.PaymentStatus;
import io.voltgate.engine.Output;

/**
 * Settles payments. Called from several threads at once, and may take its time. The same key settles once, however often it is
 * asked for, and gets the same answer.
 */
@FunctionalInterface
public interface PaymentProvider {
    /** Settles to the amount of the order; zero releases the payment. Throws where the answer isn't known yet. */
    Settlement settle(Output.SettlePayment order) throws Unavailable;

    /**
     * The provider's final word.
     *
     * @param status COMPLETED, FAILED or REFUNDED
     * @param externalId the provider's name for it
     */
    record Settlement(PaymentStatus status, String externalId) {}

    /** The provider can't be asked now, or has not said; to be tried again. */
    final class Unavailable extends Exception {
        public Unavailable(String why) {
            super(why, null, false, false);
        }
    }
}
