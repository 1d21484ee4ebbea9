package io.voltgate.simulation;

import io.voltgate.domain.Bill;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.Money;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.Tariff;
import io.voltgate.shard.JournalEntry;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a session costs is its energy at its tariff, neither is ever negative, and its bill adds up. Owned by the test's thread. Held
 * against each end and each restatement.
 */
public final class MoneyEqualsEnergy implements Invariant {
    private final Map<SessionId, Tariff> tariffs = new HashMap<>();
    private final Set<SessionId> ended = new HashSet<>();

    @Override
    public void durable(Event fact, JournalEntry entry) {
        switch (fact) {
            case Event.SessionStarted started -> tariffs.put(started.session(), started.tariff());
            case Event.SessionTariffAgreed agreed -> tariffs.put(agreed.session(), agreed.tariff());
            case Event.SessionMetered metered
            when !ended.contains(metered.session()) ->
                verify(fact, metered.session(), metered.delivered(), metered.cost());
            case Event.SessionEnded end -> {
                ended.add(end.session());
                verify(fact, end.session(), end.delivered(), end.cost());
                verify(fact, end.bill(), end.delivered(), end.cost());
            }
            case Event.SessionRestated restated -> {
                verify(fact, restated.session(), restated.delivered(), restated.cost());
                verify(fact, restated.bill(), restated.delivered(), restated.cost());
            }
            default -> {
                // Not about money.
            }
        }
    }

    private void verify(Event fact, SessionId session, Energy energy, Money cost) {
        Tariff tariff = tariffs.get(session);
        if (tariff == null || energy.isNegative() || !cost.equals(tariff.costOf(energy))) {
            throw violation(fact + " at " + tariff);
        }
    }

    private void verify(Event fact, @Nullable Bill bill, Energy energy, Money cost) {
        if (bill == null) {
            return;
        }
        Energy segments = bill.segments().stream().map(Bill.Segment::energy).reduce(Energy.ZERO, Energy::plus);
        BigDecimal lines = bill.lines().stream()
                .map(line -> new BigDecimal(line.amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Bill.Times times = bill.times();
        boolean inTime = times.totalMs() == times.chargingMs() + times.idleMs() + times.pausedMs() + times.unknownMs()
                && Math.min(times.totalMs(), Math.min(times.idleMs(), times.chargingMs())) >= 0;
        boolean near = lines.subtract(bill.total().amount()).abs().compareTo(BigDecimal.ONE) < 0;
        boolean summed = bill.imported().equals(energy) && (bill.segments().isEmpty() || segments.equals(energy));
        if (!summed || !near || !inTime || !bill.total().equals(cost)) {
            throw violation("the bill does not add up: " + fact);
        }
    }
}
