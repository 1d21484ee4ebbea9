package io.voltgate.gateway.payment;

import io.voltgate.domain.Money;
import io.voltgate.engine.Output;
import io.voltgate.engine.PaymentOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds, takes and gives back money. Called from several threads at once, and may take its time. The same key is carried out once, however
 * often it is asked for, and has the same outcome; what throws {@link Unavailable} may or may not have been carried out, and is asked again.
 */
public interface PaymentProvider extends PaymentCarrier {
    /** Holds the amount. */
    PaymentOutcome authorize(Output.Pay order) throws Unavailable;

    /** Takes the amount of what is held, and lets go the rest; declined only where nothing is held any more. */
    PaymentOutcome capture(Output.Pay order) throws Unavailable;

    /** Takes an amount of which nothing is held. */
    PaymentOutcome charge(Output.Pay order) throws Unavailable;

    /** Lets go what is held. */
    PaymentOutcome release(Output.Pay order) throws Unavailable;

    /** Gives back the amount of what was taken. */
    PaymentOutcome refund(Output.Pay order) throws Unavailable;

    @Override
    default PaymentOutcome carryOut(Output.Pay order) throws Unavailable {
        return switch (order.step()) {
            case AUTHORIZE -> authorize(order);
            case CAPTURE -> capture(order);
            case CHARGE -> charge(order);
            case RELEASE -> release(order);
            case REFUND -> refund(order);
        };
    }

    /** What the provider's books say of payments of ours since then, newest first, at most so many. */
    List<Entry> books(long sinceMs, int limit) throws Unavailable;

    /** Lets go what is held by nobody's order, for the sake of the books. */
    void letGo(Entry entry) throws Unavailable;

    /**
     * What the provider's books say of something held or taken.
     *
     * @param payment the name of our payment, as it was told to the provider
     * @param session the same of its session
     * @param held what is held
     * @param taken what was taken, less what was given back
     */
    record Entry(String externalId, String payment, String session, Money held, Money taken, long createdMs) {}

    /** The provider can't be asked now, or has not said; to be tried again. */
    final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean loud;

        public Unavailable(String why) {
            this(why, false);
        }

        private Unavailable(String why, boolean loud) {
            super(why, null, false, false);
            this.loud = loud;
        }

        /** Trying again will hardly help until somebody does something about it. */
        public static Unavailable needsAttention(String why) {
            return new Unavailable(why, true);
        }

        public boolean needsAttention() {
            return loud;
        }

        @Override
        public String getMessage() {
            @Nullable String message = super.getMessage();
            return message == null ? "no reason given" : message;
        }
    }
}
