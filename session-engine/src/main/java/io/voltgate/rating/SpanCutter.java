package io.voltgate.rating;

import io.voltgate.domain.Activity;
import io.voltgate.domain.Energy;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a session into spans: at each reading and at each change of activity. Used once, by one thread. The energy between two readings
 * is shared out by time in whole microwatt-hours, and the last piece takes what remains.
 */
final class SpanCutter {
    private final long startMs;
    private final long endMs;
    private final List<Usage.Span> spans = new ArrayList<>();
    private List<Usage.Change> changes = List.of();
    private int next;
    private Activity activity = Activity.UNKNOWN;

    SpanCutter(long startMs, long endMs) {
        this.startMs = startMs;
        this.endMs = endMs;
    }

    List<Usage.Span> cut(List<Usage.Reading> curve, List<Usage.Change> activities) {
        changes = activities;
        long atMs = startMs;
        long total = 0;
        for (Usage.Reading reading : curve) {
            long untilMs = Math.clamp(reading.atMs(), atMs, endMs);
            long upTo = Math.max(total, reading.total().microWh());
            stretch(atMs, untilMs, upTo - total);
            atMs = untilMs;
            total = upTo;
        }
        stretch(atMs, endMs, 0);
        return spans;
    }

    private void stretch(long fromMs, long toMs, long energy) {
        long atMs = fromMs;
        long given = 0;
        while (next < changes.size() && changes.get(next).atMs() <= atMs) {
            activity = changes.get(next++).activity();
        }
        while (next < changes.size() && changes.get(next).atMs() < toMs) {
            long untilMs = Math.max(atMs, changes.get(next).atMs());
            long share = share(energy, untilMs - fromMs, toMs - fromMs);
            add(atMs, untilMs, share - given);
            atMs = untilMs;
            given = share;
            activity = changes.get(next++).activity();
        }
        add(atMs, toMs, energy - given);
    }

    private void add(long fromMs, long toMs, long energy) {
        if (fromMs < toMs || energy > 0) {
            spans.add(new Usage.Span(fromMs, toMs, activity, new Energy(energy)));
        }
    }

    /** So many parts of the whole, rounded down; all numbers are 0 and up, and the part is no more than the whole. */
    static long share(long amount, long part, long whole) {
        if (Math.multiplyHigh(amount, part) == 0 && amount * part >= 0) {
            return amount * part / whole;
        }
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }
}
