package io.voltgate.metering;

import io.voltgate.domain.BillFlag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the readings of a register into the order of the session: by time, but the start first and the stop last where the clock can't
 * be right. Stateless. What the start and the stop of OCPP 1.6 say holds against any time; the labels of samples yield to it.
 */
final class Arrangement {
    /** Where the clock can't be right, a step is judged as if it had taken a day. */
    private static final long A_DAY_MS = 86_400_000;

    private Arrangement() {}

    static List<Entry> of(List<Entry> byTime, Findings findings) {
        List<Entry> entries = new ArrayList<>(byTime);
        int begin = firstOf(entries, Label.START, Label.BEGIN);
        int end = lastOf(entries, Label.STOP, Label.END);
        if (begin <= 0 && (end < 0 || end == entries.size() - 1)) {
            return entries;
        }
        if (begin >= 0 && end >= 0 && end < begin && swapped(entries.get(begin), entries.get(end))) {
            findings.flags.add(BillFlag.LABELS_SWAPPED);
            return entries;
        }
        Entry first = begin < 0 ? null : entries.get(begin);
        Entry last = end < 0 ? null : entries.get(end);
        if (first != null && begin > 0) {
            begin(entries, begin, findings);
        }
        if (last != null && entries.indexOf(last) >= 0) {
            end(entries, entries.indexOf(last), first, findings);
        }
        return entries;
    }

    private static int firstOf(List<Entry> entries, Label wanted, Label otherwise) {
        int found = -1;
        for (int i = entries.size() - 1; i >= 0; i--) {
            Label label = entries.get(i).label();
            boolean better =
                    label == otherwise && (found < 0 || entries.get(found).label() != wanted);
            found = label == wanted || better ? i : found;
        }
        return found;
    }

    private static int lastOf(List<Entry> entries, Label wanted, Label otherwise) {
        int found = -1;
        for (int i = 0; i < entries.size(); i++) {
            Label label = entries.get(i).label();
            boolean better =
                    label == otherwise && (found < 0 || entries.get(found).label() != wanted);
            found = label == wanted || better ? i : found;
        }
        return found;
    }

    /** Two samples whose words are exchanged, as an old edition of the standard did it (OCPP 1.6 errata 4.25). */
    private static boolean swapped(Entry begin, Entry end) {
        return begin.label() == Label.BEGIN
                && end.label() == Label.END
                && Plausibility.below(end.value(), begin.value());
    }

    private static void begin(List<Entry> entries, int at, Findings findings) {
        Entry begin = entries.get(at);
        List<Entry> earlier = entries.subList(0, at).stream()
                .filter(e -> e.label() != Label.STOP)
                .toList();
        boolean alone = at == entries.size() - 1;
        if (begin.value() == 0 && earlier.stream().anyMatch(e -> e.value() > 0)) {
            entries.remove(at);
            findings.refuse(begin, Refusal.Why.ZERO_BEGIN);
        } else if (begin.label() == Label.START && !alone) {
            entries.removeAll(earlier);
            earlier.forEach(e -> findings.refuse(e, Refusal.Why.BEFORE_START));
            entries.remove(begin);
            entries.addFirst(begin.movedTo(
                    begin.orderMs(), Math.min(begin.atMs(), entries.getFirst().atMs())));
        } else if (begin.label() == Label.BEGIN
                && earlier.stream().anyMatch(e -> Plausibility.below(e.value(), begin.value()))) {
            findings.flags.add(BillFlag.LABELS_SWAPPED);
        } else {
            long first = entries.getFirst().atMs();
            entries.remove(at);
            entries.addFirst(begin.movedTo(first - A_DAY_MS, first));
        }
    }

    private static void end(List<Entry> entries, int at, @Nullable Entry begin, Findings findings) {
        if (at == entries.size() - 1) {
            return;
        }
        Entry end = entries.get(at);
        List<Entry> later = List.copyOf(entries.subList(at + 1, entries.size()));
        if (end.label() == Label.END && later.stream().anyMatch(e -> Plausibility.below(end.value(), e.value()))) {
            findings.flags.add(BillFlag.LABELS_SWAPPED);
            return;
        }
        entries.remove(at);
        for (Entry e : later) {
            boolean above = Plausibility.below(end.value(), e.value());
            boolean below = begin != null && Plausibility.below(e.value(), begin.value());
            if (e.label() != Label.START && (above || below)) {
                entries.remove(e);
                findings.refuse(e, Refusal.Why.AFTER_STOP);
            }
        }
        long last = entries.isEmpty() ? end.atMs() : entries.getLast().atMs();
        entries.addLast(last <= end.atMs() ? end : end.movedTo(last + A_DAY_MS, last));
    }
}
