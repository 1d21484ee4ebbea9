package io.voltgate.domain;

import java.util.List;

/**
 * What an answer of a station tells beside its status, free of the OCPP version. Values, made by the dialects; the engine decides by
 * them.
 */
public sealed interface Finding {
    /** To GetLocalListVersion: 0 where there is no list, -1 where the station keeps none (OCPP 1.6, 5.10). */
    record ListVersion(int version) implements Finding {}

    /**
     * To GetCompositeSchedule: the limits that the station goes by.
     *
     * @param startMs when it begins, milliseconds since 1970
     * @param rateUnit A or W
     */
    record Composite(long startMs, int durationSeconds, String rateUnit, List<ChargingProfile.Period> periods)
            implements Finding {}
}
