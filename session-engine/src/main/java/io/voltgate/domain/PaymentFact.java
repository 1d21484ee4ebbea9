package io.voltgate.domain;

import org.jspecify.annotations.Nullable;

/**
 * A fact in the life of a payment. Immutable values. From them alone follows where the payment stands, and which of its requests has
 * yet to be answered; amounts are never negative unless it is said.
 */
public sealed interface PaymentFact extends Event.BillFact {
    PaymentId payment();

    /** A payment was opened with its session. */
    record PaymentOpened(
            StationId station, PaymentId payment, SessionId session, UserId user, String currency, String method)
            implements PaymentFact {}

    /**
     * The provider took money, or nothing was to be paid; a later one for the same payment replaces it.
     *
     * @param status PENDING where more is to be taken
     * @param amount what was taken in all, less what was given back
     * @param externalId the provider's name of what was taken last, empty where nothing was
     * @param number of the request that this answers; null where nothing was asked, and in facts of the first form
     */
    record PaymentSettled(
            StationId station,
            PaymentId payment,
            SessionId session,
            PaymentStatus status,
            Money amount,
            String externalId,
            @Nullable Integer number)
            implements PaymentFact {
        public PaymentSettled(
                StationId station,
                PaymentId payment,
                SessionId session,
                PaymentStatus status,
                Money amount,
                String externalId) {
            this(station, payment, session, status, amount, externalId, null);
        }
    }

    /**
     * The provider is asked for a step; until it has answered, it is asked again with the same key, and for nothing else.
     *
     * @param number of the request, counted from 1 for each payment
     * @param key by which the provider knows a repetition; it derives from payment, step and number
     * @param externalId the provider's name of what is captured, released or refunded; empty for the other steps
     */
    record PaymentRequested(
            StationId station,
            PaymentId payment,
            SessionId session,
            PaymentStep step,
            int number,
            Money amount,
            String key,
            String externalId)
            implements PaymentFact {}

    /** The provider holds an amount; the number is that of the request, here and below. */
    record PaymentAuthorized(
            StationId station, PaymentId payment, SessionId session, int number, Money amount, String externalId)
            implements PaymentFact {}

    /** The provider let go what it held, since nothing is to be paid. */
    record PaymentReleased(
            StationId station, PaymentId payment, SessionId session, int number, Money amount, String externalId)
            implements PaymentFact {}

    /**
     * The provider gave money back.
     *
     * @param paid what remains with us
     * @param chargeId the provider's name of what was refunded
     * @param externalId the provider's name of the refund
     */
    record PaymentRefunded(
            StationId station,
            PaymentId payment,
            SessionId session,
            int number,
            Money amount,
            Money paid,
            String chargeId,
            String externalId)
            implements PaymentFact {}

    /**
     * The provider refused a step, for good.
     *
     * @param code the provider's word for why
     * @param attempt how often in a row, from 1
     * @param nextAtMs when it is asked anew, milliseconds since 1970; 0 where it is not
     */
    record PaymentDeclined(
            StationId station,
            PaymentId payment,
            SessionId session,
            int number,
            PaymentStep step,
            String code,
            int attempt,
            long nextAtMs)
            implements PaymentFact {}

    /**
     * Nobody is asked any more by itself: an operator says what becomes of it.
     *
     * @param owed to us; negative where it is owed to the customer
     */
    record PaymentDunning(StationId station, PaymentId payment, SessionId session, Money owed, Reason reason)
            implements PaymentFact {}

    /** Why a payment is left to an operator. */
    enum Reason {
        /** The provider has refused as often as it is asked. */
        DECLINED,
        /** The bill rose after it was paid, and policy leaves that to people. */
        RESTATED,
        /** The station's own terminal took another amount than the bill. */
        OUTSIDE
    }

    /**
     * What is owed is asked for no more.
     *
     * @param amount negative where it was owed to the customer
     * @param operator whether an operator said so; else it is policy
     */
    record PaymentWaived(
            StationId station, PaymentId payment, SessionId session, Money amount, boolean operator, String note)
            implements PaymentFact {}
}
