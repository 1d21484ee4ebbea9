package io.voltgate.engine;

import io.voltgate.domain.CloseReason;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.Money;
import io.voltgate.domain.Order;
import io.voltgate.domain.PaymentId;
import io.voltgate.domain.PaymentStep;
import io.voltgate.domain.Reply;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.StationId;
import io.voltgate.domain.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What the engine wants done outside. Immutable values, parked by the shard until the facts behind them are durable. What is
 * addressed to a connection that is no longer the station's newest is dropped by the outlet.
 */
public sealed interface Output {
    /** Answer a CALL of the station. */
    record Answer(StationId station, long epoch, String messageId, Reply reply) implements Output {}

    /** Send a CALL to the station. */
    record Call(StationId station, long epoch, String callId, Order order) implements Output {}

    /** Close the connection. */
    record Hangup(StationId station, long epoch, CloseReason reason) implements Output {}

    /**
     * Tell the backend what became of its order: a command id, or the reason why it was not taken. A wish that was taken has neither.
     *
     * @param detail what makes an order inadmissible, null for other refusals
     */
    record Receipt(
            long ticket,
            @Nullable CommandId command,
            @Nullable OrderRefusal refusal,
            @Nullable String detail) implements Output {
        public Receipt(long ticket, @Nullable CommandId command, @Nullable OrderRefusal refusal) {
            this(ticket, command, refusal, null);
        }
    }

    /**
     * Tell who waits for an order that it was answered, or came to another end.
     *
     * @param result the station's answer, null where there was none, or where the order came to its end before
     */
    record Outcome(
            CommandId command, CommandState state, @Nullable CommandResult result, String detail) implements Output {}

    /** Why an order was not taken. */
    enum OrderRefusal {
        /** No such station has ever connected. */
        UNKNOWN_STATION,
        /** Too many orders wait for the station. */
        QUEUE_FULL,
        /** The same client key was used for another order. */
        KEY_REUSED,
        /** It goes against a rule of OCPP, or against what the station can do; the detail says which. */
        INADMISSIBLE,
        /** The session is over, or nothing speaks for its being so; the detail says which. */
        NOT_IN_DOUBT
    }

    /**
     * Have the provider carry out a step of a payment. The key derives from the facts, so asking twice does it once.
     *
     * @param user who pays
     * @param externalId the provider's name of what is captured, released or refunded; empty for the other steps
     * @param sinceMs when it was asked first, milliseconds since 1970
     */
    record Pay(
            StationId station,
            PaymentId payment,
            SessionId session,
            UserId user,
            PaymentStep step,
            Money amount,
            String key,
            String externalId,
            long sinceMs)
            implements Output {}
}
