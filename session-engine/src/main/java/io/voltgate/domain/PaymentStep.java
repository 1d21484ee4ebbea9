package io.voltgate.domain;

/** What a payment provider is asked to do. Values. Each is carried out at most once for its key, however often it is asked. */
public enum PaymentStep {
    /** Hold an amount, before it is known what is to be paid. */
    AUTHORIZE,
    /** Take the whole or a part of what is held; the rest is let go. */
    CAPTURE,
    /** Take an amount of which nothing is held. */
    CHARGE,
    /** Let go what is held. */
    RELEASE,
    /** Give back the whole or a part of what was taken. */
    REFUND
}
