package io.voltgate.metering;

import io.voltgate.domain.BillFlag;
import io.voltgate.domain.Energy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** What is found out about readings. Owned by the computation that it is made for. Flags and refusals are told once each. */
final class Findings {
    final EnumSet<BillFlag> flags = EnumSet.noneOf(BillFlag.class);
    final List<Refusal> refusals = new ArrayList<>();

    void refuse(Entry entry, Refusal.Why why) {
        refusals.add(new Refusal(entry.atMs(), text(entry.value()), why));
    }

    private static String text(long microWh) {
        return new Energy(microWh).toWh().stripTrailingZeros().toPlainString();
    }

    void add(Findings others) {
        flags.addAll(others.flags);
        refusals.addAll(others.refusals);
    }

    boolean plain() {
        return flags.isEmpty() && refusals.isEmpty();
    }
}
