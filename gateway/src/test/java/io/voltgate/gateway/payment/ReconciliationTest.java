package io.voltgate.gateway.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.PaymentStep;
import io.voltgate.persistence.store.PaymentBooks;
import io.voltgate.persistence.store.PaymentBooks.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The fake's books against ours. */
@Timeout(30)
class ReconciliationTest {
    private static final UUID PAYMENT = PaymentProviderContract.PAYMENT.value();
    private static final String NAME = PAYMENT.toString();
    private final FakeStripe stripe = new FakeStripe();
    private final StripePayments provider = new StripePayments(
            new StripePayments.Access(stripe.base(), FakeStripe.KEY, Duration.ofSeconds(5)),
            user -> Optional.of(new PaymentMethods.Method("pm_1", null)),
            System::currentTimeMillis);
    private final Map<UUID, PaymentBooks.Entry> ours = new HashMap<>();
    private final List<PaymentBooks.Difference> kept = new ArrayList<>();
    private long nowMs = System.currentTimeMillis() + Duration.ofHours(1).toMillis();

    ReconciliationTest() throws IOException {}

    @AfterEach
    void close() {
        stripe.close();
    }

    private Reconciliation.Result run() throws PaymentProvider.Unavailable {
        PaymentBooks books = new PaymentBooks() {
            @Override
            public Map<UUID, Entry> entries(Collection<UUID> payments) {
                return Map.copyOf(ours);
            }

            @Override
            public void keep(List<Difference> differences, long atMs) {
                kept.addAll(differences);
            }
        };
        Reconciliation.Limits limits = new Reconciliation.Limits(Duration.ofMinutes(15), Duration.ofDays(35), 1_000);
        return new Reconciliation(provider, books, limits, () -> nowMs).run();
    }

    private String does(PaymentStep step, int number, long cents, String of) throws PaymentProvider.Unavailable {
        return PaymentProviderContract.done(provider.carryOut(PaymentProviderContract.order(step, number, cents, of)));
    }

    private void books(String amount, boolean ended, boolean held, String... names) {
        ours.put(
                PAYMENT,
                new PaymentBooks.Entry(PAYMENT, new BigDecimal(amount), "EUR", ended, held, false, Set.of(names)));
    }

    @Test
    void shouldFindNothingWhereTheBooksAgree() throws PaymentProvider.Unavailable {
        String held = does(PaymentStep.AUTHORIZE, 1, 3_000, "");
        books("0", false, true, held);
        assertEquals(List.of(), run().differences());
        does(PaymentStep.CAPTURE, 2, 1_234, held);
        String refund = does(PaymentStep.REFUND, 3, 234, held);
        books("10.000000", true, false, held, refund);
        Reconciliation.Result result = run();
        assertEquals(List.of(), result.differences());
        assertEquals(1, result.compared());
        assertTrue(result.whole());
    }

    @Test
    void shouldLetGoWhatNobodyNeeds() throws PaymentProvider.Unavailable {
        String held = does(PaymentStep.AUTHORIZE, 1, 3_000, "");
        books("0", true, false, held);
        assertEquals(Kind.ORPHANED_HOLD, run().differences().getFirst().kind());
        assertEquals(0, stripe.account().held(NAME));
        assertEquals(List.of(), run().differences());

        does(PaymentStep.AUTHORIZE, 2, 500, "");
        ours.clear();
        assertEquals(1, run().differences().size());
        assertEquals(0, stripe.account().held(NAME));
        assertEquals(2, kept.size());
    }

    @Test
    void shouldLeaveAloneWhatIsYoungOrUnderWay() throws PaymentProvider.Unavailable {
        does(PaymentStep.AUTHORIZE, 1, 3_000, "");
        long later = nowMs;
        nowMs = System.currentTimeMillis();
        assertEquals(List.of(), run().differences());
        nowMs = later;
        ours.put(PAYMENT, new PaymentBooks.Entry(PAYMENT, BigDecimal.ZERO, "EUR", true, false, true, Set.of()));
        assertEquals(List.of(), run().differences());
        assertEquals(3_000, stripe.account().held(NAME));
    }

    @Test
    void shouldKeepChargesThatWeDoNotKnowAndAmountsThatDiffer() throws PaymentProvider.Unavailable {
        String known = does(PaymentStep.CHARGE, 1, 1_000, "");
        String unknown = does(PaymentStep.CHARGE, 2, 700, "");
        books("9.50", true, false, known);
        Reconciliation.Result result = run();
        assertEquals(
                List.of(Kind.UNKNOWN_CHARGE, Kind.AMOUNT_DIFFERS),
                result.differences().stream().map(PaymentBooks.Difference::kind).toList());
        assertEquals(unknown, result.differences().getFirst().externalId());
        assertEquals(0, result.differences().getLast().theirs().compareTo(new BigDecimal("10")));
        assertEquals(1_700, stripe.account().kept(NAME));
        assertFalse(kept.isEmpty());
    }
}
