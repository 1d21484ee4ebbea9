package io.voltgate.domain;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A charging profile (OCPP 1.6, 7.8; OCPP 2.0.1 Part 2, K01). An immutable value in the words of OCPP 2.x; the dialects map them.
 *
 * @param purpose ChargingStationMaxProfile, TxDefaultProfile, TxProfile, or one that only a later version has
 * @param kind Absolute, Recurring, Relative or, in OCPP 2.1, Dynamic
 * @param recurrency Daily or Weekly, null unless the kind is Recurring
 * @param validFromMs milliseconds since 1970
 * @param validToMs milliseconds since 1970
 * @param transaction which one a TxProfile is for
 * @param schedules one, or up to three in OCPP 2.x
 */
public record ChargingProfile(
        int id,
        int stackLevel,
        String purpose,
        String kind,
        @Nullable String recurrency,
        @Nullable Long validFromMs,
        @Nullable Long validToMs,
        @Nullable TransactionId transaction,
        List<Schedule> schedules) {
    /** Whether it may go with a start: it is for a session that has no name yet (OCPP 1.6, 5.11; OCPP 2.0.1 Part 2, F01). */
    public boolean startsWithItsSession() {
        return purpose.equals("TxProfile") && transaction == null;
    }

    /**
     * Limits over time.
     *
     * @param rateUnit A or W
     * @param startMs when it begins, milliseconds since 1970; null where it is relative
     * @param minRate the least useful rate, in the unit
     */
    public record Schedule(
            String rateUnit,
            @Nullable Long startMs,
            @Nullable Integer durationSeconds,
            @Nullable BigDecimal minRate,
            List<Period> periods) {}

    /** A limit from so many seconds after the schedule's start, in its unit; the phases are 3 where null. */
    public record Period(
            int startSeconds, BigDecimal limit, @Nullable Integer phases) {}
}
