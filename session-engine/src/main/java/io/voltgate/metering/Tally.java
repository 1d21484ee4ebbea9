package io.voltgate.metering;

import io.voltgate.domain.Bill;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.Energy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the readings of one direction amount to. A value; its segments add up to its total.
 *
 * @param total microwatt-hours
 * @param plain whether it is one rise of the outlet's register without anything remarkable, which a further reading prolongs
 */
record Tally(
        long total,
        @Nullable Energy first,
        @Nullable Energy last,
        long lastAtMs,
        List<Bill.Segment> segments,
        List<Point> curve,
        boolean plain) {
    static final Tally NOTHING = new Tally(0, null, null, 0, List.of(), List.of(), false);
    /** How long the first of the intervals may have been. */
    private static final long A_DAY_MS = 86_400_000;

    static Tally of(List<Stretch> stretches, boolean plain, Findings findings) {
        List<Bill.Segment> segments = stretches.stream().map(Stretch::segment).toList();
        long total = 0;
        for (Stretch stretch : stretches) {
            total += stretch.to() - stretch.from();
            BillFlag ended = stretch.ended;
            if (ended != null) {
                findings.flags.add(ended);
            }
            if (stretch.entries.stream().anyMatch(Entry::scaled)) {
                findings.flags.add(BillFlag.UNIT_MENDED);
            }
        }
        Entry begin = stretches.getFirst().entries.getFirst();
        Entry last = stretches.getLast().last();
        if (begin.value() == 0 && begin.label().begins() && total > 0) {
            findings.flags.add(BillFlag.REGISTER_PER_SESSION);
        }
        return new Tally(
                total,
                new Energy(begin.value()),
                new Energy(last.value()),
                last.atMs(),
                segments,
                curve(stretches),
                plain);
    }

    private static List<Point> curve(List<Stretch> stretches) {
        List<Point> curve = new ArrayList<>();
        long before = 0;
        long newest = 0;
        for (Stretch stretch : stretches) {
            long whole = stretch.to() - stretch.from();
            for (Entry entry : stretch.entries) {
                newest = Math.max(newest, before + Math.clamp(entry.value() - stretch.from(), 0, whole));
                curve.add(new Point(entry.atMs(), new Energy(newest)));
            }
            before += whole;
            if (newest < before) {
                newest = before;
                curve.add(new Point(stretch.last().atMs(), new Energy(newest)));
            }
        }
        return curve;
    }

    /** The sum of the amounts of intervals; of two that are told for one moment the smaller counts. */
    static Tally ofIntervals(Series series, Plausibility plausibility, Findings findings) {
        findings.flags.add(BillFlag.FROM_INTERVALS);
        List<Point> curve = new ArrayList<>();
        curve.add(new Point(series.at(0), Energy.ZERO));
        long total = 0;
        long before = series.at(0) - A_DAY_MS;
        for (int i = 0; i < series.size(); i++) {
            boolean known = series.at(i) == before;
            boolean joined = series.label(i) == Label.START;
            boolean fits = joined || series.value(i) <= plausibility.most(series.at(i) - before);
            if (!known && (!fits || series.value(i) > Plausibility.LARGEST - total)) {
                findings.refuse(series.entry(i), Refusal.Why.TOO_FAST);
            } else if (!known) {
                before = series.at(i);
                total += series.value(i);
                curve.add(new Point(before, new Energy(total)));
            }
        }
        long lastAtMs = curve.getLast().atMs();
        Energy sum = new Energy(total);
        Bill.Segment segment = new Bill.Segment(null, null, series.at(0), lastAtMs, sum, null);
        return new Tally(total, null, null, lastAtMs, List.of(segment), curve, false);
    }
}
