package io.voltgate.gateway.runtime;

import io.voltgate.domain.Event;
import io.voltgate.domain.PaymentFact;
import io.voltgate.domain.PaymentStep;
import io.voltgate.engine.Output;
import io.voltgate.engine.PaymentOutcome;
import io.voltgate.gateway.payment.PaymentCarrier;
import io.voltgate.gateway.payment.PaymentProvider;
import io.voltgate.shard.Journal;
import io.voltgate.shard.JournalReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The moments between a provider's call and its fact at which a test kills the process: whoever comes there stops for ever, after a file has told
 * so. Set by the system property {@value #PROPERTY} (STEP:POINT:FILE), used by the threads that come by. Without the property it is nowhere, so
 * it costs nothing.
 */
public final class Faults {
    static final String PROPERTY = "voltgate.fault";

    /** Where a process can be stopped. */
    public enum Point {
        BEFORE_CALL,
        AFTER_CALL,
        BEFORE_APPEND,
        AFTER_APPEND,
        AFTER_FORCE
    }

    private record Fault(PaymentStep step, Point point, Path file) {
        static @Nullable Fault set() {
            @Nullable String text = System.getProperty(PROPERTY);
            if (text == null) {
                return null;
            }
            String[] parts = text.split(":", 3);
            return new Fault(PaymentStep.valueOf(parts[0]), Point.valueOf(parts[1]), Path.of(parts[2]));
        }

        boolean isAt(PaymentStep now, Point here) {
            return step == now && point == here;
        }

        void stop() {
            try {
                Files.writeString(file, step + " " + point);
            } catch (IOException unwritten) {
                throw new UncheckedIOException(unwritten);
            }
            while (true) {
                LockSupport.park(this);
            }
        }

        boolean isTold(Event event) {
            return switch (event) {
                case PaymentFact.PaymentAuthorized _ -> step == PaymentStep.AUTHORIZE;
                case PaymentFact.PaymentSettled settled ->
                    settled.number() != null && (step == PaymentStep.CAPTURE || step == PaymentStep.CHARGE);
                case PaymentFact.PaymentReleased _ -> step == PaymentStep.RELEASE;
                case PaymentFact.PaymentRefunded _ -> step == PaymentStep.REFUND;
                default -> false;
            };
        }
    }

    private Faults() {}

    /** The provider with the moments around its calls. */
    public static PaymentCarrier in(PaymentCarrier provider) {
        Fault fault = Fault.set();
        return fault == null ? provider : new Calls(provider, fault);
    }

    /** The journal with the moments around its entries about payments. */
    public static Journal in(Journal journal) {
        Fault fault = Fault.set();
        return fault == null ? journal : new Entries(journal, fault);
    }

    private record Calls(PaymentCarrier provider, Fault fault) implements PaymentCarrier {
        @Override
        public PaymentOutcome carryOut(Output.Pay order) throws PaymentProvider.Unavailable {
            if (fault.isAt(order.step(), Point.BEFORE_CALL)) {
                fault.stop();
            }
            PaymentOutcome outcome = provider.carryOut(order);
            if (fault.isAt(order.step(), Point.AFTER_CALL)) {
                fault.stop();
            }
            return outcome;
        }
    }

    private static final class Entries implements Journal {
        private final Journal journal;
        private final Fault fault;
        private boolean told;

        Entries(Journal journal, Fault fault) {
            this.journal = journal;
            this.fault = fault;
        }

        @Override
        public long append(long atMs, @Nullable String frame, List<Event> events) {
            told |= events.stream().anyMatch(fault::isTold);
            stopAt(Point.BEFORE_APPEND);
            long sequence = journal.append(atMs, frame, events);
            stopAt(Point.AFTER_APPEND);
            return sequence;
        }

        @Override
        public void force() {
            journal.force();
            stopAt(Point.AFTER_FORCE);
        }

        private void stopAt(Point here) {
            if (told && fault.point() == here) {
                fault.stop();
            }
        }

        @Override
        public long appended() {
            return journal.appended();
        }

        @Override
        public long durable() {
            return journal.durable();
        }

        @Override
        public long awaitBeyond(long sequence, long timeoutMs) throws InterruptedException {
            return journal.awaitBeyond(sequence, timeoutMs);
        }

        @Override
        public JournalReader readAfter(long sequence) {
            return journal.readAfter(sequence);
        }

        @Override
        public long oldest() {
            return journal.oldest();
        }

        @Override
        public void close() {
            journal.close();
        }
    }
}
