package io.voltgate.engine;

import io.voltgate.domain.Bill;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Money;
import io.voltgate.domain.Sample;
import io.voltgate.metering.Account;
import io.voltgate.metering.EnergyLedger;
import io.voltgate.metering.Point;
import io.voltgate.metering.Reading;
import io.voltgate.rating.Rated;
import io.voltgate.rating.Rating;
import io.voltgate.rating.Usage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a session amounts to at its end: energy from its ledger, times from its activities, money by its tariff. Stateless. It is computed
 * from facts alone, so the same facts in any order lead to the same bill.
 */
final class Bills {
    /** A meter that says nonsense says it often: a bill names so many. */
    private static final int MAX_REFUSED = 20;

    private Bills() {}

    /** How much energy went into a session, and when: what its ledger says, together with what is told now. */
    record Energies(Account account, Supplier<List<Point>> curve) {
        static Energies of(EnergyLedger ledger, List<Reading> more) {
            return new Energies(ledger.accountWith(more), () -> ledger.usageWith(more));
        }

        /** Together with samples that are likely to be taken in next. */
        static Energies foreseen(EnergyLedger ledger, List<Sample> samples) {
            return new Energies(ledger.foresee(samples), () -> ledger.usageWith(Reading.of(samples)));
        }
    }

    /** @param also what is remarkable about the end itself */
    static Bill of(SessionState session, Energies energies, long endMs, Set<BillFlag> also) {
        Account account = energies.account();
        EnumSet<BillFlag> flags = EnumSet.copyOf(session.flags);
        flags.addAll(also);
        flags.addAll(account.flags());
        Energy imported = account.imported();
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
        Rated rated = Rating.rate(session.tariff, usage(session, energies, endMs));
        return new Bill(
                imported,
                account.exported(),
                account.segments(),
                Activities.times(session, endMs),
                rated.lines(),
                rated.total(),
                rated.tax(),
                flags,
                refused(account));
    }

    private static @Nullable List<Bill.Refused> refused(Account account) {
        List<Bill.Refused> refused = account.refusals().stream()
                .limit(MAX_REFUSED)
                .map(refusal -> new Bill.Refused(
                        refusal.atMs(), refusal.value(), refusal.why().name()))
                .toList();
        return refused.isEmpty() ? null : refused;
    }

    /** What a running session costs by now. */
    static Money soFar(SessionState session, Energies energies, long nowMs) {
        return Rating.cost(session.tariff, energies.account().imported(), () -> usage(session, energies, nowMs));
    }

    /** The course of the energy counts only where the tariff makes it count. */
    private static Usage usage(SessionState session, Energies energies, long endMs) {
        List<Usage.Reading> curve = Rating.byEnergyAlone(session.tariff)
                ? List.of(new Usage.Reading(endMs, energies.account().imported()))
                : energies.curve().get().stream()
                        .map(point -> new Usage.Reading(point.atMs(), point.delivered()))
                        .toList();
        List<Usage.Change> changes = session.activities.stream()
                .map(change -> new Usage.Change(change.atMs(), change.activity()))
                .toList();
        Usage.Reservation reserved = session.reservedFromMs == 0
                ? null
                : new Usage.Reservation(session.reservedFromMs, Math.max(session.reservedFromMs, session.startedAtMs));
        return Usage.of(session.startedAtMs, endMs, curve, changes).with(reserved);
    }
}
