package io.voltgate.gateway.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Command;
import io.voltgate.domain.CommandId;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.Money;
import io.voltgate.domain.PaymentId;
import io.voltgate.domain.PaymentStep;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.StationId;
import io.voltgate.domain.UserId;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.engine.PaymentOutcome;
import io.voltgate.gateway.backend.OrderFollowing;
import io.voltgate.gateway.payment.LocalLedgerPayments;
import io.voltgate.gateway.payment.PaymentCarrier;
import io.voltgate.gateway.payment.PaymentProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EffectsTest {
    private static final StationId STATION = new StationId("CS-1");
    private static final long NOW_MS = 1_700_000_000_000L;
    private static final Command COMMAND = new Command.ClearCache();

    private final Inbox inbox = new Inbox(2, 1);
    private final Metrics metrics = new Metrics();
    private final List<Input> told = new ArrayList<>();

    private static Output.Pay order(long payment, String key) {
        return new Output.Pay(
                STATION,
                new PaymentId(new UUID(0, payment)),
                new SessionId(new UUID(1, payment)),
                new UserId(new UUID(2, payment)),
                PaymentStep.CHARGE,
                new Money("EUR", 1_230_000),
                key,
                "",
                NOW_MS);
    }

    private static String externalId(Input input) {
        PaymentOutcome outcome =
                assertInstanceOf(Input.PaymentAnswered.class, input).outcome();
        return assertInstanceOf(PaymentOutcome.Done.class, outcome).externalId();
    }

    /** Waits for so many inputs, with the test's own timeout as deadline. */
    private void await(int count) {
        while (told.size() < count) {
            inbox.awaitWork(TimeUnit.MILLISECONDS.toNanos(10));
            inbox.drain(told::add, 1);
        }
    }

    @Test
    void shouldBringTheProvidersAnswerBackAsAnInput() {
        try (EffectRunner effects = new EffectRunner(new LocalLedgerPayments(), inbox, metrics, 2)) {
            effects.start();
            effects.release(order(1, "k1"));
            await(1);
        }
        Input.PaymentAnswered answered = assertInstanceOf(Input.PaymentAnswered.class, told.getFirst());
        assertEquals("k1", answered.key());
        assertEquals("ledger:k1", externalId(answered));
    }

    @Test
    void shouldTryAgainUntilTheProviderAnswers() {
        AtomicInteger tries = new AtomicInteger();
        PaymentCarrier flaky = order -> {
            int attempt = tries.incrementAndGet();
            if (attempt == 1) {
                throw new PaymentProvider.Unavailable("down");
            }
            return new PaymentOutcome.Done("x-" + attempt);
        };
        try (EffectRunner effects = new EffectRunner(flaky, inbox, metrics, 1)) {
            effects.start();
            effects.release(order(1, "k1"));
            await(1);
        }
        assertEquals("x-2", externalId(told.getFirst()));
    }

    @Test
    void shouldShowWhatIsStuckUntilItIsAnswered() {
        CountDownLatch seen = new CountDownLatch(1);
        AtomicInteger tries = new AtomicInteger();
        PaymentCarrier broken = order -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("a secret that nobody may see");
            }
            awaitUninterruptibly(seen);
            return new PaymentOutcome.Declined("card_declined");
        };
        try (EffectRunner effects = new EffectRunner(broken, inbox, metrics, 1)) {
            effects.start();
            effects.release(order(1, "k1"));
            while (tries.get() < 2) {
                inbox.awaitWork(TimeUnit.MILLISECONDS.toNanos(10));
            }
            EffectRunner.Stuck stuck = effects.stuck().getFirst();
            assertEquals(NOW_MS, stuck.sinceMs());
            assertEquals("java.lang.IllegalStateException", stuck.why());
            assertEquals(Optional.of(stuck), effects.stuck(new PaymentId(new UUID(0, 1))));
            seen.countDown();
            await(1);
            while (!effects.stuck().isEmpty()) {
                inbox.awaitWork(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
        assertTrue(metrics.scrape().contains("voltgate_effects_total{outcome=\"retried\",step=\"charge\"} 1.0"));
    }

    @Test
    void shouldLoseNoAnswerWhenTheInboxIsFull() {
        try (EffectRunner effects = new EffectRunner(new LocalLedgerPayments(), inbox, metrics, 3)) {
            effects.start();
            for (int each = 1; each <= 9; each++) {
                effects.release(order(each, "k" + each));
            }
            await(9);
        }
        assertEquals(9, told.stream().map(EffectsTest::externalId).distinct().count());
    }

    @Test
    void shouldSettleOnlyTheNewestOfOnePayment() {
        CountDownLatch released = new CountDownLatch(1);
        PaymentCarrier slow = order -> {
            awaitUninterruptibly(released);
            return new PaymentOutcome.Done(order.key());
        };
        try (EffectRunner effects = new EffectRunner(slow, inbox, metrics, 1)) {
            effects.release(order(1, "old"));
            effects.release(order(1, "new"));
            effects.start();
            released.countDown();
            await(1);
        }
        assertEquals("new", externalId(told.getFirst()));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldHandOutTheReceiptOfAnOrder() throws Exception {
        CommandDesk desk = new CommandDesk(inbox, 2);
        CompletableFuture<Output.Receipt> receipt = desk.order(STATION, COMMAND, "key", Duration.ofSeconds(9));
        await(1);
        Input.Ordered ordered = assertInstanceOf(Input.Ordered.class, told.getFirst());
        assertEquals(9_000, ordered.lifetimeMs());
        assertFalse(receipt.isDone());
        Output.Receipt given = new Output.Receipt(ordered.ticket(), null, Output.OrderRefusal.UNKNOWN_STATION);
        desk.release(given);
        assertEquals(given, receipt.get(10, TimeUnit.SECONDS));
        assertEquals(0, desk.depth());
    }

    @Test
    void shouldTellTheOutcomeOfAnOrderThatIsFollowed() throws Exception {
        CommandDesk desk = new CommandDesk(inbox, 2);
        OrderFollowing.Followed followed = desk.follow(STATION, COMMAND, "key", Duration.ofSeconds(9));
        await(1);
        CommandId id = new CommandId(new UUID(1, 2));
        Output.Outcome outcome = new Output.Outcome(id, CommandState.TIMED_OUT, null, "no answer in time");
        desk.release(new Output.Receipt(((Input.Ordered) told.getFirst()).ticket(), id, null));
        desk.release(new Output.Outcome(new CommandId(new UUID(1, 3)), CommandState.EXPIRED, null, "another"));
        assertFalse(followed.outcome().isDone());
        desk.release(outcome);
        assertEquals(outcome, followed.outcome().get(10, TimeUnit.SECONDS));
        assertEquals(0, desk.followed());
    }

    @Test
    void shouldGiveUpTheOneFollowedForLongest() {
        CommandDesk desk = new CommandDesk(new Inbox(2 * CommandDesk.FOLLOWED, 1), 2 * CommandDesk.FOLLOWED);
        OrderFollowing.Followed first = desk.follow(STATION, COMMAND, "first", Duration.ofSeconds(9));
        for (int i = 1; i < CommandDesk.FOLLOWED; i++) {
            desk.follow(STATION, COMMAND, "key-" + i, Duration.ofSeconds(9));
        }
        assertFalse(first.outcome().isDone());
        OrderFollowing.Followed last = desk.follow(STATION, COMMAND, "last", Duration.ofSeconds(9));
        assertTrue(first.outcome().isCancelled());
        assertFalse(last.outcome().isDone());
        assertEquals(CommandDesk.FOLLOWED, desk.followed());
    }

    @Test
    void shouldRefuseOrdersWhenFull() {
        CommandDesk small = new CommandDesk(new Inbox(16, 1), 1);
        assertFalse(small.order(STATION, COMMAND, "a", Duration.ofSeconds(1)).isDone());
        assertRefused(small.order(STATION, COMMAND, "b", Duration.ofSeconds(1)));
        CommandDesk crowded = new CommandDesk(new Inbox(1, 1), 10);
        assertFalse(crowded.order(STATION, COMMAND, "a", Duration.ofSeconds(1)).isDone());
        assertRefused(crowded.order(STATION, COMMAND, "b", Duration.ofSeconds(1)));
        assertEquals(1, crowded.depth());
    }

    private static void assertRefused(CompletableFuture<Output.Receipt> receipt) {
        ExecutionException failed = assertThrows(ExecutionException.class, receipt::get);
        assertInstanceOf(RejectedExecutionException.class, failed.getCause());
    }
}
