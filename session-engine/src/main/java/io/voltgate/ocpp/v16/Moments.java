package io.voltgate.ocpp.v16;

import io.voltgate.ocpp.StationClock;
import org.jspecify.annotations.Nullable;

/** Our times as they are written, where there may be none. Stateless. */
final class Moments {
    private Moments() {}

    static @Nullable String orNone(@Nullable Long epochMs) {
        return epochMs == null ? null : StationClock.write(epochMs);
    }
}
