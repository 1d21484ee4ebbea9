package io.voltgate.engine;

import io.voltgate.domain.Bill;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Money;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a session amounts to at its end: energy from its ledger, times from its activities, money by its tariff. Stateless. It is computed
 * from facts alone, so the same facts in any order lead to the same bill.
 */
final class Bills {
    private Bills() {}

    /** @param also what is remarkable about the end itself */
    static Bill of(SessionState session, EnergyLedger ledger, long endMs, Set<BillFlag> also) {
        EnumSet<BillFlag> flags = EnumSet.copyOf(session.flags);
        flags.addAll(also);
        Energy imported = ledger.delivered();
        if (session.connector == null) {
            flags.add(BillFlag.CONNECTOR_UNKNOWN);
        }
        if (session.token == null) {
            flags.add(BillFlag.ANONYMOUS);
        } else if (!session.authorization.accepted() && !imported.equals(Energy.ZERO)) {
            flags.add(BillFlag.TOKEN_REJECTED);
        }
        if (session.activities.isEmpty()) {
            flags.add(BillFlag.ACTIVITY_UNKNOWN);
        }
        Money total = session.tariff.costOf(imported);
        return new Bill(
                imported,
                Energy.ZERO,
                List.of(),
                Activities.times(session, endMs),
                List.of(),
                total,
                Money.zero(total.currency()),
                flags);
    }
}
