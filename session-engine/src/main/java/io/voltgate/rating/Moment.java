package io.voltgate.rating;

import io.voltgate.domain.TariffPlan.Conditions;
import io.voltgate.domain.TariffPlan.Range;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * All that conditions ask about, at the beginning of what is priced. A value.
 *
 * @param local the wall clock at the site
 * @param microWh energy so far
 * @param watts at this time
 * @param elapsedMs since the session's start
 * @param chargingMs and {@code idleMs}: such time so far
 */
record Moment(LocalDateTime local, long microWh, long watts, long elapsedMs, long chargingMs, long idleMs) {
    static final long MICRO = 1_000_000;
    static final long SECOND_MS = 1_000;

    boolean fits(@Nullable Conditions when) {
        return when == null || fitsAll(when);
    }

    private boolean fitsAll(Conditions when) {
        return fitsTime(when.from(), when.until())
                && fitsDate(when)
                && fits(when.energy(), microWh, MICRO)
                && fits(when.power(), watts, 1)
                && fits(when.duration(), elapsedMs, SECOND_MS)
                && fits(when.charging(), chargingMs, SECOND_MS)
                && fits(when.idle(), idleMs, SECOND_MS);
    }

    private boolean fitsTime(@Nullable LocalTime from, @Nullable LocalTime until) {
        if (from == null && until == null) {
            return true;
        }
        LocalTime begin = from == null ? LocalTime.MIDNIGHT : from;
        LocalTime end = until == null ? LocalTime.MIDNIGHT : until;
        LocalTime time = local.toLocalTime();
        boolean overMidnight = !end.isAfter(begin);
        return overMidnight ? !time.isBefore(begin) || time.isBefore(end) : !time.isBefore(begin) && time.isBefore(end);
    }

    private boolean fitsDate(Conditions when) {
        LocalDate date = local.toLocalDate();
        LocalDate first = when.validFrom();
        LocalDate end = when.validTo();
        return (when.days() == null || when.days().contains(date.getDayOfWeek()))
                && (first == null || !date.isBefore(first))
                && (end == null || date.isBefore(end));
    }

    private static boolean fits(@Nullable Range range, long value, long scale) {
        if (range == null) {
            return true;
        }
        Long below = range.below();
        return value >= range.from() * scale && (below == null || value < below * scale);
    }
}
