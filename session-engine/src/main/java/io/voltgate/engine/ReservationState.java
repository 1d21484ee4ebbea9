package io.voltgate.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.voltgate.domain.Command;
import io.voltgate.domain.ReservationStatus;
import org.jspecify.annotations.Nullable;

/** What a shard knows of one reservation that is open. Owned by the shard's thread. */
final class ReservationState {
    /** What was asked for last. */
    Command.Reserve order;

    /** When the station began to hold the connector, 0 before it does. */
    long activeFromMs;

    ReservationStatus status = ReservationStatus.REQUESTED;
    /** What the station holds, which is older than the order while a replacement is asked for. */
    Command.@Nullable Reserve held;

    @JsonCreator
    ReservationState(@JsonProperty("order") Command.Reserve order) {
        this.order = order;
    }

    /** What counts now. */
    Command.Reserve valid() {
        return held == null ? order : held;
    }
}
