package io.voltgate.engine;

import io.voltgate.domain.Bill;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Money;
import io.voltgate.rating.Rated;
import io.voltgate.rating.Rating;
import io.voltgate.rating.Usage;
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
        if (!session.startSeen) {
            flags.add(BillFlag.START_LOST);
        }
        if (session.hasGap()) {
            flags.add(BillFlag.SEQUENCE_GAP);
        }
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
        Rated rated = Rating.rate(session.tariff, usage(session, ledger, endMs));
        return new Bill(
                imported,
                Energy.ZERO,
                List.of(),
                Activities.times(session, endMs),
                rated.lines(),
                rated.total(),
                rated.tax(),
                flags);
    }

    /** What a running session costs by now. */
    static Money soFar(SessionState session, EnergyLedger ledger, long nowMs) {
        return Rating.cost(session.tariff, ledger.delivered(), () -> usage(session, ledger, nowMs));
    }

    private static Usage usage(SessionState session, EnergyLedger ledger, long endMs) {
        List<Usage.Reading> curve = List.of(
                new Usage.Reading(session.startedAtMs, Energy.ZERO),
                new Usage.Reading(ledger.lastAtMs(), ledger.delivered()));
        List<Usage.Change> changes = session.activities.stream()
                .map(change -> new Usage.Change(change.atMs(), change.activity()))
                .toList();
        Usage.Reservation reserved = session.reservedFromMs == 0
                ? null
                : new Usage.Reservation(session.reservedFromMs, Math.max(session.reservedFromMs, session.startedAtMs));
        return Usage.of(session.startedAtMs, endMs, curve, changes).with(reserved);
    }
}
