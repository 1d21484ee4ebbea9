package io.voltgate.domain;

import org.jspecify.annotations.Nullable;

/**
 * A fact about a session of which it is not certain that it goes on, or that all of it was told. Immutable values. From them alone
 * follows what is held against it, what the station was asked, and what was done.
 */
public sealed interface DoubtFact extends Event.BillFact {
    /**
     * Something speaks for the session being over; each evidence once, until it is withdrawn.
     *
     * @param detail what was seen, for people
     * @param sinceMs when it was so, as the station told it, else when we noted it; milliseconds since 1970
     * @param step what will be done about it
     * @param dueMs when the session is closed for it, at the earliest; 0 where it is only reported
     */
    record SessionDoubted(
            StationId station,
            SessionId session,
            Evidence evidence,
            String detail,
            long sinceMs,
            Evidence.Step step,
            long dueMs)
            implements DoubtFact {}

    /** The session lives: all that spoke against it is withdrawn. */
    record SessionDoubtWithdrawn(StationId station, SessionId session, String reason) implements DoubtFact {}

    /**
     * The station was asked by GetTransactionStatus, and this is what it said.
     *
     * @param ongoing whether it goes on, null where the station did not say
     * @param queued whether messages wait to be sent
     */
    record SessionInquired(
            StationId station,
            SessionId session,
            CommandId command,
            @Nullable Boolean ongoing,
            boolean queued) implements DoubtFact {}

    /**
     * The session is closed without its stop, by the evidence or by an operator's word; its end follows.
     *
     * @param reason the word of the strongest evidence, or OperatorDecided where there was none
     * @param word the operator's, empty where there is none
     * @param key of the operator's request; null where it is our policy that decided
     */
    record SessionResolved(
            StationId station,
            SessionId session,
            String reason,
            String word,
            @Nullable String key) implements DoubtFact {}

    /** The session has ended and something of it is missing: its money is not taken before that has come, or this time. */
    record SettlementHeld(StationId station, SessionId session, String reason, long untilMs) implements DoubtFact {}

    /** The money of the session is taken now. */
    record SettlementReleased(StationId station, SessionId session, String reason) implements DoubtFact {}
}
