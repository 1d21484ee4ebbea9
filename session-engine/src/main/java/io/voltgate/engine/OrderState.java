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

    @JsonCreator
    OrderState(@JsonProperty("order") Order order, @JsonProperty("deadlineMs") long deadlineMs) {
        this.order = order;
        this.deadlineMs = deadlineMs;
    }

    Command command() {
        return order.command();
    }

    /** The message id of its CALL, unique over all connections. */
    String callId() {
        return "vg-" + order.number();
    }
}
