package io.voltgate.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.Order;

/** What a shard knows of one order of the backend. Owned by the shard's thread. Only a lost connection sets it back to its queue. */
final class OrderState {
    final Order order;
    final long deadlineMs;
    CommandState state = CommandState.ACCEPTED;
    long sentAtMs;
    /** How often it was sent. */
    int sends;
    /** By when its effect must have come, milliseconds since 1970; 0 while none is waited for. */
    long effectDueMs;

    @JsonCreator
    OrderState(@JsonProperty("order") Order order, @JsonProperty("deadlineMs") long deadlineMs) {
        this.order = order;
        this.deadlineMs = deadlineMs;
    }

    Command command() {
        return order.command();
    }

    CommandRule rule() {
        return CommandRule.of(order.command());
    }

    /** The number by which the station's later messages name it: ours, or the one in a raw message. */
    int number() {
        return command() instanceof Command.Raw raw ? RawOrder.number(raw).orElse(order.number()) : order.number();
    }

    /** Whether what it is to cause may still be seen: not twice, and not after the station has refused. */
    boolean mayHaveEffect() {
        return state != CommandState.EFFECT_SEEN && state != CommandState.FAILED && state != CommandState.UNSUPPORTED;
    }

    /** Whether its answer is yet to come, in time or late. */
    boolean awaitsAnswer() {
        return state == CommandState.SENT || state == CommandState.TIMED_OUT || state == CommandState.CONNECTION_LOST;
    }

    /** The message id of its newest CALL, unique over all connections. */
    String callId() {
        return sends < 2 ? "vg-" + order.number() : "vg-" + order.number() + "-" + sends;
    }

    /** The message id of its next CALL. */
    String nextCallId() {
        return sends == 0 ? "vg-" + order.number() : "vg-" + order.number() + "-" + (sends + 1);
    }
}
