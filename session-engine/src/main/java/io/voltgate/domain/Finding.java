package io.voltgate.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * To GetTransactionStatus.
     *
     * @param ongoing whether the transaction goes on, null where the station does not say
     * @param queued whether messages of it, or of any where none was named, wait to be sent
     */
    record TransactionStatus(@Nullable Boolean ongoing, boolean queued) implements Finding {}
}
