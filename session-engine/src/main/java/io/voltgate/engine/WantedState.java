package io.voltgate.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.voltgate.domain.Command;
import io.voltgate.domain.WantedStatus;
import org.jspecify.annotations.Nullable;

/** How one variable stands to the value that it is to have. Owned by the shard's thread. */
final class WantedState {
    final Command.Assignment wanted;
    WantedStatus status = WantedStatus.UNKNOWN;

    @Nullable
    String actual;
    /** What went wrong since the station booted or the value was wanted. */
    int tries;

    long retryAtMs;

    @JsonCreator
    WantedState(@JsonProperty("wanted") Command.Assignment wanted) {
        this.wanted = wanted;
    }
}
