package io.voltgate.gateway.payment;

import io.voltgate.engine.Output;
import io.voltgate.engine.PaymentOutcome;

/** Carries out the steps of payments, as {@link PaymentProvider} promises it. Called from several threads at once. */
@FunctionalInterface
public interface PaymentCarrier {
    PaymentOutcome carryOut(Output.Pay order) throws PaymentProvider.Unavailable;
}
