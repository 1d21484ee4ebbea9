package io.voltgate.simulation;

import io.voltgate.domain.Request;
import io.voltgate.domain.Sample;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits in a model station until it is answered. A value by identity. It is written anew for each attempt, since an answer
 * may have told the transaction's id meanwhile.
 *
 * @param charge what it is about, null where it is about none
 * @param samples of meter values that are recorded when it is acknowledged
 */
record Message(@Nullable Charge charge, Kind kind, List<Sample> samples, Supplier<Request> draft) {
    /** What it does for its charge. */
    enum Kind {
        START,
        METER,
        STOP,
        OTHER
    }

    @Override
    public String toString() {
        return kind + " of " + charge;
    }
}
