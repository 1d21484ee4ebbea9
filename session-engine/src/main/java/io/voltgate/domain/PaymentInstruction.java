package io.voltgate.domain;

/** What an operator decides about a payment that nobody asks for any more. Values. Neither happens by itself. */
public enum PaymentInstruction {
    /** Ask the provider once more. */
    RETRY,
    /** Give up what is owed; where it is owed to the customer, it was given back by other means. */
    WRITE_OFF
}
