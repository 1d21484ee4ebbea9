package io.voltgate.engine;

import io.voltgate.domain.ChargingProfile;
import io.voltgate.domain.ChargingProfile.Period;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The first schedule of a charging profile, laid on the calendar. An immutable value. A recurring one begins anew each day or week; a
 * relative one begins with the session, and does not run without one.
 *
 * @param begunAtMs when the session began, null where none runs
 */
record ScheduleRun(ChargingProfile profile, @Nullable Long begunAtMs) {
    private static final long MS = 1000;
    private static final long DAY_MS = 86_400_000;
    private static final long WEEK_MS = 7 * DAY_MS;
    /** Far beyond any end. */
    private static final long FOR_EVER_MS = 100L * 365 * DAY_MS;

    private ChargingProfile.Schedule schedule() {
        return profile.schedules().getFirst();
    }

    String rateUnit() {
        return schedule().rateUnit();
    }

    private long everyMs() {
        if (!profile.kind().equals("Recurring")) {
            return FOR_EVER_MS;
        }
        return "Weekly".equals(profile.recurrency()) ? WEEK_MS : DAY_MS;
    }

    /** When the run began that counts at this time, empty where there is none. */
    private Optional<Long> begin(long atMs) {
        boolean relative = profile.kind().equals("Relative");
        Long start = relative || schedule().startMs() == null
                ? begunAtMs
                : schedule().startMs();
        if (start == null) {
            return Optional.empty();
        }
        if (profile.kind().equals("Recurring")) {
            return Optional.of(start + Math.floorDiv(atMs - start, everyMs()) * everyMs());
        }
        return start <= atMs ? Optional.of(start) : Optional.empty();
    }

    private long lengthMs() {
        Integer duration = schedule().durationSeconds();
        return duration == null ? everyMs() : Math.min(everyMs(), duration * MS);
    }

    /** The limit at this time; empty where the schedule does not run. */
    Optional<BigDecimal> limitAt(long atMs) {
        Optional<Long> begin = begin(atMs);
        if (begin.isEmpty() || atMs - begin.get() >= lengthMs()) {
            return Optional.empty();
        }
        BigDecimal limit = null;
        for (Period period : schedule().periods()) {
            limit = begin.get() + period.startSeconds() * MS <= atMs ? period.limit() : limit;
        }
        return Optional.ofNullable(limit);
    }

    /** Adds every time in between at which the limit may change. */
    void addChanges(long fromMs, long untilMs, SortedSet<Long> times) {
        Long start = schedule().startMs() == null ? begunAtMs : schedule().startMs();
        for (long at = begin(fromMs).orElse(start == null ? untilMs : start); at < untilMs; at += everyMs()) {
            times.add(at);
            times.add(at + lengthMs());
            for (Period period : schedule().periods()) {
                times.add(at + period.startSeconds() * MS);
            }
        }
    }
}
