package io.voltgate.metering;

import io.voltgate.domain.BillFlag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the readings of a register and finds its segments: the rises that count, and what is refused between them. Owned by the
 * computation that it is made for. One reading alone changes nothing: what contradicts all before it counts when a second agrees with
 * it, so that a wild reading spoils neither the good ones after it nor the segments before.
 */
final class Scan {
    private static final int THOUSAND = 1000;
    private final Plausibility plausibility;
    private final Findings findings;
    private final List<Stretch> done = new ArrayList<>();
    private Stretch current;
    private @Nullable Entry doubtful;
    /** The scale that some readings are told in by mistake: 1000 where kWh are told as Wh, -1000 where it is the other way round. */
    private int scale;

    private Scan(Entry first, Plausibility plausibility, Findings findings) {
        current = new Stretch(first, false);
        this.plausibility = plausibility;
        this.findings = findings;
    }

    /** The segments of readings in the order of the session, of which there is at least one. */
    static List<Stretch> of(List<Entry> entries, Plausibility plausibility, Findings findings) {
        Scan scan = new Scan(entries.getFirst(), plausibility, findings);
        for (int i = 1; i < entries.size(); i++) {
            scan.take(entries.get(i));
        }
        scan.settle();
        scan.done.add(scan.current);
        scan.keepRange();
        return scan.done;
    }

    /** Sums stay in range, whatever was told: what no meter has ever counted does not count. */
    private void keepRange() {
        long total = 0;
        for (Stretch stretch : List.copyOf(done)) {
            long rise = stretch.to() - stretch.from();
            if (total > Plausibility.LARGEST - rise) {
                done.remove(stretch);
                stretch.entries.forEach(e -> findings.refuse(e, Refusal.Why.BEYOND_ANY_METER));
            } else {
                total += rise;
            }
        }
    }

    private void take(Entry entry) {
        Entry last = current.last();
        if (resumes(entry)) {
            resume(entry);
        } else if (plausibility.follows(last, entry)) {
            accept(entry);
        } else if (scale != 0 && mended(last, entry, scale) != null) {
            accept(scaled(entry, scale));
        } else if (doubtful == null) {
            doubtful = entry;
        } else {
            second(doubtful, entry);
        }
    }

    private void accept(Entry entry) {
        dropDoubtful();
        current.entries.add(entry);
    }

    private void dropDoubtful() {
        if (doubtful != null) {
            boolean fell = doubtful.value() < current.last().value();
            findings.refuse(doubtful, fell ? Refusal.Why.FALLS : Refusal.Why.TOO_FAST);
            doubtful = null;
        }
    }

    /** Whether the register is back where it was before the newest segment, which was none then. */
    private boolean resumes(Entry entry) {
        if (done.isEmpty()) {
            return false;
        }
        Entry before = done.getLast().last();
        if (Plausibility.below(entry.value(), before.value()) || !plausibility.follows(before, entry)) {
            return false;
        }
        if (current.from() >= before.value()) {
            return Plausibility.below(entry.value(), current.from());
        }
        if (entry.label().ends() && done.getLast().onlyBegins()) {
            return true;
        }
        boolean passes =
                current.last().value() < before.value() || entry.label().ends();
        return passes && (!plausibility.follows(current.last(), entry) || current.jumpsTo(entry));
    }

    private void resume(Entry entry) {
        dropDoubtful();
        boolean fell = current.from() < done.getLast().last().value();
        current.entries.forEach(e -> findings.refuse(e, fell ? Refusal.Why.FALLS : Refusal.Why.TOO_FAST));
        current = done.removeLast();
        current.goesOn(entry);
    }

    /** A second reading that does not follow the last good one: with the first of them it may be the truth. */
    private void second(Entry first, Entry entry) {
        for (int by : new int[] {THOUSAND, -THOUSAND}) {
            Entry mended = mended(current.last(), first, by);
            Entry next = mended == null ? null : mended(mended, entry, by);
            if (mended != null && next != null) {
                doubtful = null;
                scale = by;
                current.entries.add(mended);
                current.entries.add(next);
                return;
            }
        }
        if (!plausibility.follows(first, entry)) {
            dropDoubtful();
            doubtful = entry;
        } else if (first.label().ends() && belowStart(first)) {
            findings.refuse(first, Refusal.Why.BELOW_START);
            doubtful = entry;
        } else {
            agree(first);
            current.entries.add(entry);
        }
    }

    /** The entry in the other scale, where that follows; null where it does not. Starts and stops are watt-hours by the standard. */
    private @Nullable Entry mended(Entry before, Entry entry, int by) {
        boolean message = entry.label() == Label.START || entry.label() == Label.STOP;
        boolean exact = by > 0 ? entry.value() <= Plausibility.LARGEST / by : entry.value() % by == 0;
        if (message || !exact || !plausibility.tells(before, entry)) {
            return null;
        }
        Entry scaled = scaled(entry, by);
        return scaled.value() >= before.value() && plausibility.follows(before, scaled) ? scaled : null;
    }

    private static Entry scaled(Entry entry, int by) {
        return entry.withValue(by > 0 ? entry.value() * by : entry.value() / -by);
    }

    /** Takes what was doubtful for the truth. */
    private void agree(Entry first) {
        doubtful = null;
        Entry last = current.last();
        if (first.value() > last.value()) {
            if (catchesUp(first)) {
                current.entries.add(first);
            } else if (zeroBegin()) {
                replaceZeros(first);
            } else {
                reset(first);
            }
        } else if (plausibility.turned(last, first) > 0) {
            turn(first);
        } else if (first.value() >= current.from() && !plausibility.beganAgain(last, first)) {
            correct(first);
        } else {
            reset(first);
        }
    }

    private boolean zeroBegin() {
        return done.isEmpty() && current.entries.getFirst().label().begins() && current.onlyZeros();
    }

    private boolean belowStart(Entry end) {
        return end.value() < current.from() && plausibility.turned(current.last(), end) == 0;
    }

    /** Whether the register may have stood still while energy flowed. */
    private boolean catchesUp(Entry entry) {
        return plausibility.follows(current.still(), entry);
    }

    private void replaceZeros(Entry first) {
        current.entries.forEach(e -> findings.refuse(e, Refusal.Why.ZERO_BEGIN));
        current = new Stretch(first, false);
    }

    private void turn(Entry first) {
        current.turnsAt(plausibility.turned(current.last(), first));
        done.add(current);
        current = new Stretch(first, true);
    }

    private void reset(Entry first) {
        current.ended = BillFlag.REGISTER_RESET;
        done.add(current);
        current = new Stretch(first, false);
    }

    /** The register never was higher: what showed more was wrong. */
    private void correct(Entry right) {
        while (current.entries.size() > 1 && current.last().value() > right.value()) {
            findings.refuse(current.entries.removeLast(), Refusal.Why.ABOVE_LATER);
        }
        current.entries.add(right);
    }

    /** What remains doubtful counts only where it says that it is the end, and never more than what was measured. */
    private void settle() {
        Entry rest = doubtful;
        if (rest == null) {
            return;
        }
        if (rest.value() > current.last().value()
                && catchesUp(rest)
                && rest.label().ends()) {
            current.entries.add(rest);
        } else if (rest.value() > current.last().value() && !catchesUp(rest) && zeroBegin()) {
            replaceZeros(rest);
        } else if (!rest.label().ends()) {
            dropDoubtful();
        } else if (rest.value() > current.last().value()) {
            findings.refuse(rest, Refusal.Why.END_TOO_FAST);
        } else if (belowStart(rest)) {
            findings.refuse(rest, Refusal.Why.BELOW_START);
        } else {
            agree(rest);
        }
        doubtful = null;
    }
}
