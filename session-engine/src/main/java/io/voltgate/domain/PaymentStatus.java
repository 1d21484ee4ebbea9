package io.voltgate.domain;

/** The state of a payment, the words of `payments.status`. Values. A payment is opened PENDING together with its session. */
public enum PaymentStatus {
    /** The session runs, or the provider has not answered yet. */
    PENDING,
    /** The money is ours. */
    COMPLETED,
    /** The provider refused. */
    FAILED,
    /** The money went back. */
    REFUNDED
}
