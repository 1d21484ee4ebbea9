package io.voltgate.metering;

import io.voltgate.domain.Bill;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.Energy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Readings over which a register only rose. Owned by the computation that it is made for. It has one reading at least. */
final class Stretch {
    /** A step is a jump when it is larger than the largest before it by this factor, and by a little. */
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

    boolean onlyZeros() {
        return entries.stream().allMatch(e -> e.value() == 0);
    }

    /** Whether a rise to the entry is unlike any that it had. */
    boolean jumpsTo(Entry next) {
        long largest = 0;
        for (int i = 1; i < entries.size(); i++) {
            largest = Math.max(
                    largest, entries.get(i).value() - entries.get(i - 1).value());
        }
        return jump(largest, next.value() - last().value());
    }

    /** Whether a step is unlike one before it. */
    static boolean jump(long before, long step) {
        return (step - LITTLE) / JUMP > before;
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
