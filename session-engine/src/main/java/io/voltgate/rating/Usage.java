package io.voltgate.rating;

import io.voltgate.domain.Activity;
import io.voltgate.domain.Energy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session used, in the order of time. A value. Its spans follow each other without gap from start to end, their energy is never
 * negative, and together they hold all the energy that was told.
 *
 * @param startMs when the session began, milliseconds since 1970
 * @param endMs when it ended, or until when it is rated; not before the start
 * @param reservation the time for which its connector was reserved before, null where it was not
 */
public record Usage(
        long startMs,
        long endMs,
        List<Span> spans,
        @Nullable Reservation reservation) {
    /** Times that stations tell reach further than calendars do. */
    private static final long LAST_MS = 100_000_000_000_000L;

    private static final long FIRST_MS = -LAST_MS;

    public Usage {
        spans = List.copyOf(spans);
    }

    /** A stretch of time with one activity, in which energy flows evenly; one without length holds energy that came at once. */
    public record Span(long fromMs, long toMs, Activity activity, Energy energy) {
        static Span reserved(Reservation reservation) {
            return new Span(reservation.fromMs(), reservation.toMs(), Activity.UNKNOWN, Energy.ZERO);
        }

        long lengthMs() {
            return toMs - fromMs;
        }
    }

    /** Energy since the session's start, as known at this time. */
    public record Reading(long atMs, Energy total) {}

    /** From when on what goes on. */
    public record Change(long atMs, Activity activity) {}

    public record Reservation(long fromMs, long toMs) {}

    /**
     * Lays readings and activities together, both sorted by time. What lies outside the session, or before what is there already, counts at the edge, and a reading below
     * the one before counts as that one. Before the first activity nothing is known.
     */
    public static Usage of(long startMs, long endMs, List<Reading> curve, List<Change> activities) {
        long start = Math.clamp(startMs, FIRST_MS, LAST_MS);
        long end = Math.clamp(endMs, start, LAST_MS);
        return new Usage(start, end, new SpanCutter(start, end).cut(curve, activities), null);
    }

    /** Where energy alone counts: all of it, at the start. */
    public static Usage of(long startMs, Energy energy) {
        return new Usage(startMs, startMs, List.of(new Span(startMs, startMs, Activity.UNKNOWN, energy)), null);
    }

    Energy energy() {
        return spans.stream().map(Span::energy).reduce(Energy.ZERO, Energy::plus);
    }

    public Usage with(@Nullable Reservation reserved) {
        return new Usage(startMs, endMs, spans, reserved);
    }
}
