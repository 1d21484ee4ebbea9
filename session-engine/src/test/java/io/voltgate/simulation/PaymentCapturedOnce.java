package io.voltgate.simulation;

import io.voltgate.domain.Event;
import io.voltgate.domain.Money;
import io.voltgate.domain.PaymentId;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.SessionOutcome;
import io.voltgate.shard.JournalEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Nothing is settled twice with the provider, a session has one payment, and what was settled last is what the session costs. Owned by the
 * test's thread.
 */
final class PaymentCapturedOnce implements Invariant {
    private final ModelProvider provider;
    private final ModelStore store;
    private final Map<SessionId, PaymentId> payments = new HashMap<>();

    PaymentCapturedOnce(ModelProvider provider, ModelStore store) {
        this.provider = provider;
        this.store = store;
    }

    @Override
    public void durable(Event fact, JournalEntry entry) {
        if (fact instanceof Event.PaymentOpened opened && payments.put(opened.session(), opened.payment()) != null) {
            throw violation("a second payment: " + fact);
        }
    }

    @Override
    public void atEnd() {
        Map<PaymentId, Money> last = new HashMap<>();
        Set<String> settled = new HashSet<>();
        for (ModelProvider.Settlement settlement : provider.settlements()) {
            last.put(settlement.payment(), settlement.amount());
            if (!settled.add(settlement.payment() + " " + settlement.amount())) {
                throw violation("settled twice: " + settlement);
            }
        }
        store.rows().forEach((session, row) -> {
            Money taken = last.get(payments.get(session));
            if (row.outcome != SessionOutcome.ACTIVE && (row.cost == null || !row.cost.equals(row.settled))) {
                throw violation(session + " costs " + row.cost + ", settled is " + row.settled);
            }
            if (row.outcome != SessionOutcome.ACTIVE && !row.cost.equals(taken)) {
                throw violation(session + " costs " + row.cost + ", the provider has " + taken);
            }
        });
    }
}
