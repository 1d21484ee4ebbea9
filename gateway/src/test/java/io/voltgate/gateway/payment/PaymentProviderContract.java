package io.voltgate.gateway.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.voltgate.domain.Money;
import io.voltgate.domain.PaymentId;
import io.voltgate.domain.PaymentStatus;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Output;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every provider must do. */
abstract class PaymentProviderContract {
    /** A provider that can be reached. */
    abstract PaymentProvider provider();

    private static Output.SettlePayment order(String key, long micros) {
        return new Output.SettlePayment(
                new StationId("CS-1"),
                new PaymentId(new UUID(0, 1)),
                new SessionId(new UUID(0, 2)),
                new Money("EUR", micros),
                key);
    }

    @Test
    void shouldGiveAFinalAnswerWithANameOfItsOwn() throws PaymentProvider.Unavailable {
        PaymentProvider.Settlement settlement = provider().settle(order("k1", 1_000_000));
        assertNotEquals(PaymentStatus.PENDING, settlement.status());
        assertFalse(settlement.externalId().isBlank());
    }

    @Test
    void shouldAnswerTheSameKeyTheSame() throws PaymentProvider.Unavailable {
        PaymentProvider provider = provider();
        assertEquals(provider.settle(order("k1", 1_000_000)), provider.settle(order("k1", 1_000_000)));
        assertNotEquals(
                provider.settle(order("k1", 1_000_000)).externalId(),
                provider.settle(order("k2", 1_000_000)).externalId());
    }

    @Test
    void shouldReleaseAPaymentOfNothing() throws PaymentProvider.Unavailable {
        assertEquals(PaymentStatus.COMPLETED, provider().settle(order("k3", 0)).status());
    }
}
