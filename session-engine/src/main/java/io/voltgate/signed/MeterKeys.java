package io.voltgate.signed;

import io.voltgate.domain.StationId;
import java.util.List;

/** The keys that operators have registered. Asked from any thread, it answers from memory at once. */
@FunctionalInterface
public interface MeterKeys {
    /** No keys at all: nothing is verified then. */
    MeterKeys NONE = station -> List.of();

    List<RegisteredKey> of(StationId station);
}
