package io.voltgate.persistence.store;

import io.voltgate.domain.Event;
import io.voltgate.domain.PaymentStatus;
import java.util.Locale;
import java.util.UUID;

/**
 * The row of a session's payment. Stateless, for any thread. A session has exactly one, pending from the first moment.
 */
final class PaymentRows {
    private PaymentRows() {}

    static void opened(Fact fact, Event.PaymentOpened event, RowBatch rows) {
        UUID session = event.session().value();
        rows.put(
                Sql.PAYMENT,
                event.payment(),
                event.payment().value(),
                session,
                event.user().value(),
                event.currency(),
                event.method(),
                Cells.at(fact.atMs()));
        rows.put(Sql.SESSION_METHOD, session, event.method(), session);
    }

    static void settled(Fact fact, Event.PaymentSettled event, RowBatch rows) {
        rows.put(
                Sql.PAYMENT_SETTLED,
                event.payment(),
                event.status().name().toLowerCase(Locale.ROOT),
                event.amount().amount(),
                event.externalId(),
                event.status() == PaymentStatus.PENDING ? null : Cells.at(fact.atMs()),
                event.payment().value());
    }
}
