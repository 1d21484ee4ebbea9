package io.voltgate.persistence.store;

import io.voltgate.domain.Money;
import io.voltgate.domain.PaymentFact;
import io.voltgate.domain.PaymentId;
import io.voltgate.domain.PaymentStatus;
import io.voltgate.domain.PaymentStep;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The row of a session's payment, where it stands, and its steps. Stateless, for any thread. A session has exactly one payment, pending
 * from the first moment; its amount is what remains with us.
 */
final class PaymentRows {
    private PaymentRows() {}

    static void add(Fact fact, PaymentFact said, RowBatch rows) {
        switch (said) {
            case PaymentFact.PaymentOpened event -> opened(fact, event, rows);
            case PaymentFact.PaymentRequested event -> requested(fact, event, rows);
            case PaymentFact.PaymentSettled event -> settled(fact, event, rows);
            case PaymentFact.PaymentAuthorized event -> {
                done(fact, event.payment(), event.number(), event.externalId(), rows);
                status(
                        fact,
                        event.payment(),
                        new Now(PaymentStatus.PENDING, BigDecimal.ZERO, event.externalId()),
                        rows);
                stand(fact, event.payment(), Standing.of("HELD", event.amount()), rows);
            }
            case PaymentFact.PaymentReleased event -> {
                done(fact, event.payment(), event.number(), event.externalId(), rows);
                status(
                        fact,
                        event.payment(),
                        new Now(PaymentStatus.COMPLETED, BigDecimal.ZERO, event.externalId()),
                        rows);
                stand(
                        fact,
                        event.payment(),
                        Standing.of("SETTLED", Money.zero(event.amount().currency())),
                        rows);
            }
            case PaymentFact.PaymentRefunded event -> {
                done(fact, event.payment(), event.number(), event.externalId(), rows);
                Now now = new Now(PaymentStatus.REFUNDED, event.paid().amount(), event.chargeId());
                status(fact, event.payment(), now, rows);
                stand(fact, event.payment(), Standing.of("SETTLED", event.paid()), rows);
            }
            case PaymentFact.PaymentDeclined event -> declined(fact, event, rows);
            case PaymentFact.PaymentDunning event ->
                stand(
                        fact,
                        event.payment(),
                        new Standing(
                                "DUNNING",
                                event.owed().amount(),
                                0,
                                null,
                                event.reason().name()),
                        rows);
            case PaymentFact.PaymentWaived event ->
                stand(
                        fact,
                        event.payment(),
                        new Standing("WAIVED", event.amount().amount(), 0, null, event.note()),
                        rows);
        }
    }

    private static void opened(Fact fact, PaymentFact.PaymentOpened event, RowBatch rows) {
        UUID session = event.session().value();
        rows.put(
                Sql.PAYMENT,
                event.payment(),
                event.payment().value(),
                "pending",
                null,
                null,
                null,
                session,
                event.user().value(),
                event.currency(),
                event.method(),
                Cells.at(fact.atMs()));
        SessionRows.method(event.session(), event.method(), rows);
        stand(fact, event.payment(), Standing.of("OPEN", Money.zero(event.currency())), rows);
    }

    private static void requested(Fact fact, PaymentFact.PaymentRequested event, RowBatch rows) {
        rows.add(
                Sql.PAYMENT_STEP,
                event.payment().value(),
                event.number(),
                event.step().name(),
                event.amount().amount(),
                event.key(),
                Cells.at(fact.atMs()));
    }

    private static void settled(Fact fact, PaymentFact.PaymentSettled event, RowBatch rows) {
        Integer number = event.number();
        if (number != null) {
            done(fact, event.payment(), number, event.externalId(), rows);
        }
        status(fact, event.payment(), new Now(event.status(), event.amount().amount(), event.externalId()), rows);
        String state = event.status() == PaymentStatus.PENDING ? "OPEN" : "SETTLED";
        stand(fact, event.payment(), Standing.of(state, event.amount()), rows);
    }

    private static void declined(Fact fact, PaymentFact.PaymentDeclined event, RowBatch rows) {
        rows.add(
                Sql.PAYMENT_STEP_ANSWERED,
                event.payment().value(),
                event.number(),
                "DECLINED",
                event.code(),
                null,
                Cells.at(fact.atMs()));
        if (event.step() == PaymentStep.CHARGE) {
            status(fact, event.payment(), new Now(PaymentStatus.FAILED, null, ""), rows);
        }
        boolean again = event.nextAtMs() > 0;
        stand(
                fact,
                event.payment(),
                new Standing(
                        again ? "RETRYING" : "OPEN",
                        BigDecimal.ZERO,
                        event.attempt(),
                        again ? Cells.at(event.nextAtMs()) : null,
                        event.code()),
                rows);
    }

    private static void done(Fact fact, PaymentId payment, int number, String externalId, RowBatch rows) {
        rows.add(Sql.PAYMENT_STEP_ANSWERED, payment.value(), number, "DONE", null, externalId, Cells.at(fact.atMs()));
    }

    /** What `payments` says now; what is null or empty stays as it was. */
    private record Now(PaymentStatus status, @Nullable BigDecimal amount, String externalId) {}

    private static void status(Fact fact, PaymentId payment, Now now, RowBatch rows) {
        @Nullable
        Object[] cells = {
            payment.value(),
            now.status().name().toLowerCase(Locale.ROOT),
            now.amount(),
            now.externalId().isEmpty() ? null : now.externalId(),
            now.status() == PaymentStatus.PENDING ? null : Cells.at(fact.atMs())
        };
        if (!rows.layOnto(Sql.PAYMENT, payment, cells)) {
            rows.lay(Sql.PAYMENT_SETTLED, payment, cells);
        }
    }

    /**
     * Where a payment stands beyond its status.
     *
     * @param amount what is held, was paid, is owed or was given up
     */
    private record Standing(
            String state,
            BigDecimal amount,
            int refusals,
            @Nullable OffsetDateTime nextAt,
            @Nullable String detail) {
        static Standing of(String state, Money amount) {
            return new Standing(state, amount.amount(), 0, null, null);
        }
    }

    private static void stand(Fact fact, PaymentId payment, Standing standing, RowBatch rows) {
        rows.put(
                Sql.PAYMENT_STANDING,
                payment,
                payment.value(),
                standing.state(),
                standing.amount(),
                standing.refusals(),
                standing.nextAt(),
                standing.detail(),
                Cells.at(fact.atMs()));
    }
}
