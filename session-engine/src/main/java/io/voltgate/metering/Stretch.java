package io.voltgate.metering;

import io.voltgate.domain.Bill;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.Energy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Readings over which a register only rose. Owned by the computation that it is made for. It has one reading at least. */
final class Stretch {
    /** A rise is a jump when it is faster than the fastest before it by this factor, and more than a little. */
    private static final long JUMP = 3;

    private static final long LITTLE = 100_000_000;
    final List<Entry> entries = new ArrayList<>();
    private final boolean fromTurn;
    private long highest;

    @Nullable
    BillFlag ended;

    Stretch(Entry first, boolean fromTurn) {
        entries.add(first);
        this.fromTurn = fromTurn;
    }

    /** Where its energy counts from. */
    long from() {
        return fromTurn ? 0 : entries.getFirst().value();
    }

    /** Where its energy counts to: the highest that the register can show, where it turned over. */
    long to() {
        return Math.max(from(), highest == 0 ? entries.getLast().value() : highest);
    }

    Entry last() {
        return entries.getLast();
    }

    void turnsAt(long turn) {
        highest = turn;
        ended = BillFlag.REGISTER_ROLLED_OVER;
    }

    /** It goes on, so that what ended it was wrong. */
    void goesOn(Entry next) {
        highest = 0;
        ended = null;
        entries.add(next);
    }

    /** Whether it is nothing but the start, so that it counts for nothing by itself. */
    boolean onlyBegins() {
        return entries.size() == 1 && last().label().begins();
    }

    boolean onlyZeros() {
        return entries.stream().allMatch(e -> e.value() == 0);
    }

    /** From when on the register has stood still: a meter that is out of reach shows its last value until it catches up. */
    Entry still() {
        int i = entries.size() - 1;
        while (i > 0 && !Plausibility.below(entries.get(i - 1).value(), last().value())) {
            i--;
        }
        return entries.get(i);
    }

    /** Whether it would rise to the entry as fast as never before. */
    boolean jumpsTo(Entry next) {
        long fastest = 0;
        for (int i = 1; i < entries.size(); i++) {
            Entry from = entries.get(i - 1);
            Entry to = entries.get(i);
            fastest = Math.max(fastest, pace(to.value() - from.value(), to.orderMs() - from.orderMs()));
        }
        return jump(fastest, next.value() - last().value(), next.orderMs() - last().orderMs());
    }

    /** How fast a register rises, in microwatt-hours a second. */
    static long pace(long rise, long ms) {
        return rise / Math.max(1, ms / 1000);
    }

    /** Whether a rise is unlike the pace before it. */
    static boolean jump(long fastest, long rise, long ms) {
        return pace((rise - LITTLE) / JUMP, ms) > fastest;
    }

    Bill.Segment segment() {
        return new Bill.Segment(
                new Energy(from()),
                new Energy(to()),
                entries.getFirst().atMs(),
                last().atMs(),
                new Energy(to() - from()),
                ended);
    }
}
