package io.voltgate.metering;

import io.voltgate.domain.BillFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which register a direction is billed from, and tallies it. Owned by the computation that it is made for. It is the first of
 * these that tells two moments: the signed one if it holds begin and end, the outlet's, the sum of the outlet's phases, the inlet's
 * where the outlet told nothing, the intervals; never two of them together.
 */
final class Sources {
    private static final int THOUSAND = 1000;
    private static final int ENOUGH = 3;
    private static final Series NONE = new Series();
    private final Map<Register, Series> all;
    private final Register.Side side;
    private final Plausibility plausibility;
    private final Findings findings;

    Sources(Map<Register, Series> all, Register.Side side, Plausibility plausibility, Findings findings) {
        this.all = all;
        this.side = side;
        this.plausibility = plausibility;
        this.findings = findings;
    }

    private Series series(Register register) {
        return all.getOrDefault(register, NONE);
    }

    Tally tally() {
        Series signed = series(side.signed());
        Series outlet = series(side.outlet());
        if (signed.has(Label.BEGIN) && signed.has(Label.END)) {
            return signed(signed);
        }
        if (outlet.spansTime()) {
            return register(outlet.entries(), true);
        }
        if (signed.spansTime()) {
            return signed(signed);
        }
        List<Entry> phases = phases();
        if (phases.size() > 1 && phases.getFirst().atMs() < phases.getLast().atMs()) {
            findings.flags.add(BillFlag.FROM_PHASES);
            return register(phases, false);
        }
        return withoutOutlet(outlet);
    }

    private Tally signed(Series signed) {
        findings.flags.add(BillFlag.SIGNED_METER);
        return register(signed.entries(), false);
    }

    private Tally withoutOutlet(Series outlet) {
        Series inlet = series(side.inlet());
        Series interval = series(side.interval());
        boolean outletTold = outlet.hasSample()
                || series(side.l1()).size()
                                + series(side.l2()).size()
                                + series(side.l3()).size()
                                + interval.size()
                        > 0;
        if (inlet.spansTime() && !outletTold) {
            return register(inlet.entries(), false);
        }
        if (interval.size() > 0) {
            return Tally.ofIntervals(interval, plausibility, findings);
        }
        if (outlet.size() > 0) {
            return register(outlet.entries(), false);
        }
        return inlet.size() > 0 && !outletTold ? register(inlet.entries(), false) : Tally.NOTHING;
    }

    /** The sums of all three phases where all are told, or the only phase of a meter that has one. */
    private List<Entry> phases() {
        Series l1 = series(side.l1());
        Series l2 = series(side.l2());
        Series l3 = series(side.l3());
        if (l2.size() + l3.size() == 0) {
            return l1.entries();
        }
        List<Entry> sums = new ArrayList<>();
        for (int i = 0; i < l1.size(); i++) {
            long at = l1.at(i);
            Label label = l1.label(i);
            long second = l2.lowest(at, label);
            long third = l3.lowest(at, label);
            if (second >= 0 && third >= 0 && l1.lowest(at, label) == l1.value(i)) {
                sums.add(new Entry(at, l1.value(i) + second + third, label));
            }
        }
        return sums;
    }

    private Tally register(List<Entry> byTime, boolean outlet) {
        Findings found = new Findings();
        List<Entry> entries = Arrangement.of(byTime, found);
        List<Stretch> stretches = Scan.of(entries, plausibility, found);
        List<Stretch> mended = inThousandths(entries, found);
        if (mended != null) {
            found.refusals.clear();
            found.flags.add(BillFlag.UNIT_MENDED);
            stretches = mended;
        }
        boolean plain = outlet && stretches.size() == 1 && found.plain() && isPlain(entries, byTime);
        Tally tally = Tally.of(stretches, plain, found);
        findings.add(found);
        return tally;
    }

    private static boolean isPlain(List<Entry> entries, List<Entry> byTime) {
        return entries.equals(byTime)
                && byTime.stream().noneMatch(e -> e.label().ends())
                && entries.getLast().value() > 0;
    }

    /** A station that tells all its watt-hours as kWh: hardly a reading follows another, and all of them do as thousandths. */
    private @Nullable List<Stretch> inThousandths(List<Entry> entries, Findings found) {
        boolean told = entries.stream()
                .allMatch(e -> e.label() != Label.START && e.label() != Label.STOP && e.value() % THOUSAND == 0);
        if (!told || entries.size() < ENOUGH || found.refusals.size() * 2 < entries.size()) {
            return null;
        }
        Findings without = new Findings();
        List<Entry> scaled =
                entries.stream().map(e -> e.withValue(e.value() / THOUSAND)).toList();
        List<Stretch> stretches = Scan.of(scaled, plausibility, without);
        return stretches.size() == 1 && without.refusals.isEmpty() ? stretches : null;
    }
}
