package io.voltgate.domain;

import org.jspecify.annotations.Nullable;

/**
 * The life of an order of the backend, from its acceptance to its effect. Immutable values, facts like all others. A name or field that
 * has been journaled once keeps its meaning for ever.
 */
public sealed interface CommandFact extends Event.Apart {
    /** The backend ordered something; it will be tried until the deadline, in milliseconds since 1970. */
    record CommandAccepted(StationId station, Order order, String clientKey, long deadlineMs) implements CommandFact {}

    /** The order is about to be sent on this connection. */
    record CommandSent(StationId station, CommandId command, long epoch, String callId) implements CommandFact {}

    /** The station answered; late when we had given it up. */
    record CommandAnswered(StationId station, CommandId command, CommandResult result, boolean late)
            implements CommandFact {}

    /**
     * What the order was to cause happened.
     *
     * @param session that it started or stopped, null where it was about none
     * @param effect what was seen, such as BootNotification or Installed; null where the session says it all
     */
    record CommandEffectSeen(
            StationId station,
            CommandId command,
            @Nullable SessionId session,
            @Nullable String effect) implements CommandFact {}

    /** The connection ended under the order, which may be given twice, so it waits for its turn again. */
    record CommandRequeued(StationId station, CommandId command, String detail) implements CommandFact {}

    /** The station is on its way to what was ordered, in its own words, such as Downloading. */
    record CommandProgressed(StationId station, CommandId command, String progress) implements CommandFact {}

    /** The station said that it would act; what it was to cause did not come in time, or came to nothing. */
    record CommandEffectMissed(StationId station, CommandId command, String detail) implements CommandFact {}

    /** The order came to its end without an answer that could be used. */
    record CommandFailed(StationId station, CommandId command, CommandState state, String detail)
            implements CommandFact {}
}
