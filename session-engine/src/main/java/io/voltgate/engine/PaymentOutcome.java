package io.voltgate.engine;

/** A payment provider's final word on a request. Immutable values. An outcome that nobody knows yet is none. */
public sealed interface PaymentOutcome {
    /**
     * It was carried out, with the whole amount.
     *
     * @param externalId the provider's name of what came of it
     */
    record Done(String externalId) implements PaymentOutcome {}

    /**
     * It was not carried out and never will be; only a request of another key may have another outcome. Where a capture is declined,
     * nothing is held any more.
     *
     * @param code the provider's word for why
     */
    record Declined(String code) implements PaymentOutcome {}
}
