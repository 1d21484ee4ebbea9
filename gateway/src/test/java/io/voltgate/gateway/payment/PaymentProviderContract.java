package io.voltgate.gateway.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.voltgate.domain.Money;
import io.voltgate.domain.PaymentId;
import io.voltgate.domain.PaymentStep;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.StationId;
import io.voltgate.domain.UserId;
import io.voltgate.engine.Output;
import io.voltgate.engine.PaymentOutcome;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every provider must do. */
abstract class PaymentProviderContract {
    static final UserId ANNA = new UserId(new UUID(0, 7));
    static final PaymentId PAYMENT = new PaymentId(new UUID(0, 1));
    static final long NOW_MS = System.currentTimeMillis();

    /** A provider that can be reached. */
    abstract PaymentProvider provider();

    static Output.Pay order(PaymentStep step, int number, long cents, String externalId) {
        return new Output.Pay(
                new StationId("CS-1"),
                PAYMENT,
                new SessionId(new UUID(0, 2)),
                ANNA,
                step,
                new Money("EUR", cents * 10_000),
                PAYMENT + ":" + step + ":" + number,
                externalId,
                NOW_MS);
    }

    static String done(PaymentOutcome outcome) {
        String externalId = assertInstanceOf(PaymentOutcome.Done.class, outcome).externalId();
        assertFalse(externalId.isBlank());
        return externalId;
    }

    @Test
    void shouldHoldCaptureAndRefund() throws PaymentProvider.Unavailable {
        PaymentProvider provider = provider();
        String held = done(provider.carryOut(order(PaymentStep.AUTHORIZE, 1, 3_000, "")));
        String taken = done(provider.carryOut(order(PaymentStep.CAPTURE, 2, 1_234, held)));
        String back = done(provider.carryOut(order(PaymentStep.REFUND, 3, 234, taken)));
        assertNotEquals(taken, back);
    }

    @Test
    void shouldReleaseWhatIsHeld() throws PaymentProvider.Unavailable {
        PaymentProvider provider = provider();
        String held = done(provider.carryOut(order(PaymentStep.AUTHORIZE, 1, 3_000, "")));
        Output.Pay release = order(PaymentStep.RELEASE, 2, 3_000, held);
        assertEquals(provider.carryOut(release), provider.carryOut(release));
    }

    @Test
    void shouldAnswerTheSameKeyTheSame() throws PaymentProvider.Unavailable {
        PaymentProvider provider = provider();
        Output.Pay first = order(PaymentStep.CHARGE, 1, 1_000, "");
        String charge = done(provider.carryOut(first));
        assertEquals(charge, done(provider.carryOut(first)));
        assertNotEquals(charge, done(provider.carryOut(order(PaymentStep.CHARGE, 2, 1_000, ""))));
        Output.Pay refund = order(PaymentStep.REFUND, 3, 400, charge);
        assertEquals(provider.carryOut(refund), provider.carryOut(refund));
    }
}
