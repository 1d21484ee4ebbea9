package io.voltgate.domain;

import org.jspecify.annotations.Nullable;

/** A fact about a session's money that passed between the station and us. Immutable values. It is kept as it was said, and explains the bill. */
public sealed interface DriverFact extends Event.BillFact {
    /** The station was told, with the answer to this event, where to end a session's transaction by itself. */
    record SessionLimited(StationId station, SessionId session, int seqNo, TransactionLimit limit)
            implements DriverFact {}

    /**
     * A payment terminal said what became of a session's payment (OCPP 2.1 Part 2, C20 to C22).
     *
     * @param pspRef the payment's name at the provider, which is the session's token
     * @param status Settled, Canceled, Rejected or Failed
     * @param amount what was settled, or attempted
     * @param receiptId the station's name for the receipt, null where it gave none
     * @param receiptUrl where the station keeps the receipt, null where it keeps none
     */
    record SettlementTold(
            StationId station,
            SessionId session,
            String pspRef,
            String status,
            Money amount,
            StationTime at,
            @Nullable String receiptId,
            @Nullable String receiptUrl)
            implements DriverFact {}
}
