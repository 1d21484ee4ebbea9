package io.voltgate.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.Order;

/** What a shard knows of one order of the backend. Owned by the shard's thread. Its state only moves forward. */
final class OrderState {
    final Order order;
    final long deadlineMs;
    CommandState state = CommandState.ACCEPTED;
    long sentAtMs;

    @JsonCreator
    OrderState(@JsonProperty("order") Order order, @JsonProperty("deadlineMs") long deadlineMs) {
        this.order = order;
        this.deadlineMs = deadlineMs;
    }

    Command command() {
        return order.command();
    }

    /** Whether what it is to cause may still be seen: not twice, and not after the station has refused. */
    boolean mayHaveEffect() {
        return state != CommandState.EFFECT_SEEN && state != CommandState.FAILED && state != CommandState.UNSUPPORTED;
    }

    /** Whether its answer is yet to come, in time or late. */
    boolean awaitsAnswer() {
        return state == CommandState.SENT || state == CommandState.TIMED_OUT || state == CommandState.CONNECTION_LOST;
    }

    /** The message id of its CALL, unique over all connections. */
    String callId() {
        return "vg-" + order.number();
    }
}
