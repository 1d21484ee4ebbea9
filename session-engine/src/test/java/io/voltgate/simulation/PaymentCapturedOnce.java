package io.voltgate.simulation;

import io.voltgate.domain.Event;
import io.voltgate.domain.PaymentFact;
import io.voltgate.domain.PaymentId;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.SessionOutcome;
import io.voltgate.shard.JournalEntry;
import java.util.HashMap;
import java.util.Map;

/**
 * A session has one payment, of which one request is under way at most, and none has two answers; in the end the provider has taken what
 * the session costs, once, and holds nothing. Owned by the test's thread.
 */
final class PaymentCapturedOnce implements Invariant {
    private final ModelProvider provider;
    private final ModelStore store;
    private final Map<SessionId, PaymentId> payments = new HashMap<>();
    private final Map<PaymentId, PaymentFact> underway = new HashMap<>();

    PaymentCapturedOnce(ModelProvider provider, ModelStore store) {
        this.provider = provider;
        this.store = store;
    }

    @Override
    public void durable(Event fact, JournalEntry entry) {
        if (!(fact instanceof PaymentFact about)) {
            return;
        }
        boolean fine = switch (about) {
            case PaymentFact.PaymentOpened opened -> payments.put(opened.session(), opened.payment()) == null;
            case PaymentFact.PaymentRequested asked -> underway.put(asked.payment(), asked) == null;
            case PaymentFact.PaymentSettled settled ->
                underway.remove(settled.payment()) != null || settled.number() == null;
            case PaymentFact.PaymentAuthorized _,
                    PaymentFact.PaymentReleased _,
                    PaymentFact.PaymentRefunded _,
                    PaymentFact.PaymentDeclined _ -> underway.remove(about.payment()) != null;
            case PaymentFact.PaymentDunning _, PaymentFact.PaymentWaived _ -> true;
        };
        if (!fine) {
            throw violation(fact);
        }
    }

    @Override
    public void atEnd() {
        store.rows().forEach(this::verify);
    }

    private void verify(SessionId session, ModelStore.Row row) {
        if (row.outcome == SessionOutcome.ACTIVE) {
            return;
        }
        PaymentId payment = payments.get(session);
        ModelProvider.Account account = provider.account(payment);
        long cost = row.cost == null ? -1 : row.cost.micros();
        boolean settled = row.paidMicros == account.taken && cost == row.paidMicros + row.waivedMicros;
        if (!settled || account.held != 0) {
            throw violation(session + " costs " + row.cost + ", the facts say that " + row.paidMicros + " is paid and "
                    + row.waivedMicros + " waived; the provider took " + account.taken + " and holds "
                    + account.held);
        }
    }
}
