package io.voltgate.persistence.store;

import static io.voltgate.persistence.store.Facts.PAYMENT;
import static io.voltgate.persistence.store.Facts.SESSION;
import static io.voltgate.persistence.store.Facts.STATION;
import static io.voltgate.persistence.store.Facts.euro;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Event;
import io.voltgate.domain.PaymentFact;
import io.voltgate.domain.PaymentStatus;
import io.voltgate.domain.PaymentStep;
import io.voltgate.domain.UserId;
import io.voltgate.persistence.store.PaymentBooks.Action;
import io.voltgate.persistence.store.PaymentBooks.Kind;
import io.voltgate.persistence.store.query.PaymentDetail;
import io.voltgate.persistence.store.query.PaymentDifference;
import io.voltgate.persistence.store.query.PostgresQueries;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows of a payment, its steps and its books, and how they are read. Each test has a database of its own. */
class PaymentRowsTest {
    private static final UUID ID = PAYMENT.value();
    private static final UUID SESSION_ID = SESSION.value();

    private final Facts.Log log = new Facts.Log();
    private Database database;
    private PostgresStore store;
    private PostgresQueries queries;

    @BeforeEach
    void open() {
        database = TestPostgres.fresh();
        store = new PostgresStore(database.pool(), 0, "journal-1");
        store.open(1, 0);
        queries = new PostgresQueries(database.pool());
        write(Facts.provisioned(), Facts.started(SESSION), Facts.paymentOpened());
    }

    @AfterEach
    void close() {
        assertEquals(0, store.quarantined());
        database.close();
    }

    private void write(Event... events) {
        for (Event event : events) {
            log.add(event);
        }
        store.write(log.all());
    }

    private static PaymentFact asked(int number, PaymentStep step, String amount) {
        return new PaymentFact.PaymentRequested(
                STATION, PAYMENT, SESSION, step, number, euro(amount), "k" + number, "");
    }

    private static PaymentFact settled(int number, String amount, String externalId) {
        return new PaymentFact.PaymentSettled(
                STATION, PAYMENT, SESSION, PaymentStatus.COMPLETED, euro(amount), externalId, number);
    }

    private static PaymentFact declined(int number, long nextAtMs) {
        return new PaymentFact.PaymentDeclined(
                STATION, PAYMENT, SESSION, number, PaymentStep.CHARGE, "card_declined", 1, nextAtMs);
    }

    private PaymentDetail detail() {
        return queries.payment(ID).orElseThrow();
    }

    private String standing() {
        PaymentDetail.Standing standing = Objects.requireNonNull(detail().standing());
        return detail().payment().status() + " " + detail().payment().amount() + ", " + standing.state() + " "
                + standing.amount();
    }

    @Test
    void shouldFollowAPaymentFromItsHoldToItsRefund() {
        assertEquals("pending 0, OPEN 0", standing());
        write(
                asked(1, PaymentStep.AUTHORIZE, "30"),
                new PaymentFact.PaymentAuthorized(STATION, PAYMENT, SESSION, 1, euro("30"), "pi_1"));
        assertEquals("pending 0, HELD 30", standing());
        write(asked(2, PaymentStep.CAPTURE, "12.5"), settled(2, "12.5", "pi_1"));
        assertEquals("completed 12.5, SETTLED 12.5", standing());
        write(
                asked(3, PaymentStep.REFUND, "2.5"),
                new PaymentFact.PaymentRefunded(STATION, PAYMENT, SESSION, 3, euro("2.5"), euro("10"), "pi_1", "re_1"));
        assertEquals("refunded 10, SETTLED 10", standing());
        assertEquals("pi_1", detail().payment().externalPaymentId());
        assertEquals(
                List.of("AUTHORIZE DONE pi_1", "CAPTURE DONE pi_1", "REFUND DONE re_1"),
                detail().steps().stream()
                        .map(step -> step.step() + " " + step.state() + " " + step.externalId())
                        .toList());
    }

    @Test
    void shouldShowWhatWaitsForTheNextTryOrForAnOperator() {
        write(asked(1, PaymentStep.CHARGE, "5"), declined(1, 1_900_000_000_000L));
        assertEquals("failed 0, RETRYING 0", standing());
        assertEquals("card_declined", detail().steps().getFirst().code());
        assertEquals(1, queries.waitingPayments().size());
        write(
                asked(2, PaymentStep.CHARGE, "5"),
                declined(2, 0),
                new PaymentFact.PaymentDunning(STATION, PAYMENT, SESSION, euro("5"), PaymentFact.Reason.DECLINED));
        assertEquals("failed 0, DUNNING 5", standing());
        write(new PaymentFact.PaymentWaived(STATION, PAYMENT, SESSION, euro("5"), true, "gone abroad"));
        assertEquals("failed 0, WAIVED 5", standing());
        assertEquals(List.of(), queries.waitingPayments());
    }

    @Test
    void shouldKeepTheOrderOfFactsThatComeInOneBatch() {
        write(
                asked(1, PaymentStep.CHARGE, "5"),
                declined(1, 1_900_000_000_000L),
                asked(2, PaymentStep.CHARGE, "5"),
                settled(2, "5", "pi_2"));
        assertEquals("completed 5, SETTLED 5", standing());
        assertEquals(
                List.of("DECLINED", "DONE"),
                detail().steps().stream().map(PaymentDetail.Step::state).toList());
    }

    @Test
    void shouldTellOurBooks() {
        PostgresPaymentBooks books = new PostgresPaymentBooks(database.pool());
        write(
                asked(1, PaymentStep.AUTHORIZE, "30"),
                new PaymentFact.PaymentAuthorized(STATION, PAYMENT, SESSION, 1, euro("30"), "pi_1"),
                asked(2, PaymentStep.CAPTURE, "5"));
        PaymentBooks.Entry asking = Objects.requireNonNull(
                books.entries(List.of(ID, new UUID(9, 9))).get(ID));
        assertTrue(asking.asking());
        assertTrue(asking.held());
        assertFalse(asking.ended());
        write(Facts.ended(60, 100), settled(2, "5", "pi_1"));
        PaymentBooks.Entry entry =
                Objects.requireNonNull(books.entries(List.of(ID)).get(ID));
        assertFalse(entry.asking() || entry.held());
        assertTrue(entry.ended());
        assertEquals(Set.of("pi_1"), entry.names());
        assertEquals(0, entry.amount().compareTo(euro("5").amount()));
    }

    @Test
    void shouldKeepEachDifferenceOnce() {
        PostgresPaymentBooks books = new PostgresPaymentBooks(database.pool());
        PaymentBooks.Difference orphan = new PaymentBooks.Difference(
                "pi_9", Kind.ORPHANED_HOLD, ID, SESSION_ID, null, euro("30").amount(), "EUR", Action.RELEASED);
        books.keep(List.of(orphan), 1_800_000_000_000L);
        books.keep(List.of(orphan), 1_800_000_060_000L);
        PaymentDifference kept = queries.paymentDifferences().getFirst();
        assertEquals(1, queries.paymentDifferences().size());
        assertEquals(1_800_000_000_000L, kept.foundAt().toEpochMilli());
        assertEquals(1_800_000_060_000L, kept.seenAt().toEpochMilli());
        assertEquals("RELEASED", kept.action());
    }

    @Test
    void shouldKeepWhatAUserPaysWith() {
        PaymentMethodStore methods = new PaymentMethodStore(database.pool());
        UserId user = new UserId(detail().payment().userId());
        PaymentMethodStore.Method first = new PaymentMethodStore.Method("stripe", "pm_1", "cus_1");
        PaymentMethodStore.Method second = new PaymentMethodStore.Method("stripe", "pm_2", null);
        assertEquals(Optional.empty(), methods.of(user, "stripe"));
        assertTrue(methods.put(user, first, 1_800_000_000_000L));
        assertEquals(Optional.of(first), methods.of(user, "stripe"));
        assertTrue(methods.put(user, second, 1_800_000_000_000L));
        assertEquals(Optional.of(second), methods.of(user, "stripe"));
        assertFalse(methods.put(new UserId(new UUID(9, 9)), first, 1_800_000_000_000L));
    }
}
