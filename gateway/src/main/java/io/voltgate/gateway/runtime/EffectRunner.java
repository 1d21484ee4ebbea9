package io.voltgate.gateway.runtime;

import io.voltgate.domain.PaymentId;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.engine.PaymentOutcome;
import io.voltgate.gateway.payment.PaymentCarrier;
import io.voltgate.gateway.payment.PaymentProvider;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Has payments carried out outside and brings the answers back as inputs. Orders come from the shard's thread, which never waits here; a
 * fixed number of virtual threads does the calls. An order is tried until it is answered or replaced by a newer one of the same payment; what a
 * stop interrupts is asked for again by the engine at the next start, so at most the open payments wait here, and who waits can be seen.
 */
public final class EffectRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EffectRunner.class);
    private static final long FIRST_DELAY_MS = 500;
    private static final long LONGEST_DELAY_MS = 60_000;
    private static final long FULL_INBOX_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final PaymentCarrier provider;
    private final Inbox inbox;
    private final Metrics metrics;
    private final ConcurrentMap<PaymentId, Output.Pay> newest = new ConcurrentHashMap<>();
    private final ConcurrentMap<PaymentId, Stuck> stuck = new ConcurrentHashMap<>();
    private final List<DelayQueue<Attempt>> queues;
    private final List<Thread> workers;

    public EffectRunner(PaymentCarrier provider, Inbox inbox, Metrics metrics, int atOnce) {
        this.provider = provider;
        this.inbox = inbox;
        this.metrics = metrics;
        this.queues = IntStream.range(0, atOnce)
                .mapToObj(worker -> new DelayQueue<Attempt>())
                .toList();
        this.workers = IntStream.range(0, atOnce)
                .mapToObj(worker -> Thread.ofVirtual().name("effect-" + worker).unstarted(() -> work(worker)))
                .toList();
    }

    public void start() {
        workers.forEach(Thread::start);
    }

    /** Takes up an order; all of one payment go to the same worker, so their answers keep their order. */
    public void release(Output.Pay order) {
        newest.put(order.payment(), order);
        stuck.remove(order.payment());
        queueOf(order).add(new Attempt(order, FIRST_DELAY_MS, System.nanoTime()));
    }

    /** How many payments wait for an answer. */
    public int depth() {
        return newest.size();
    }

    /**
     * An order that could not be carried out yet, though it was tried.
     *
     * @param sinceMs when it was first asked for, milliseconds since 1970
     * @param why it failed last
     */
    public record Stuck(Output.Pay order, long sinceMs, int tries, String why) {}

    /** The payments whose provider could not be asked, or did not say, the longest first. */
    public List<Stuck> stuck() {
        return stuck.values().stream()
                .sorted(Comparator.comparingLong(Stuck::sinceMs))
                .toList();
    }

    public Optional<Stuck> stuck(PaymentId payment) {
        return Optional.ofNullable(stuck.get(payment));
    }

    @Override
    public void close() {
        workers.forEach(Thread::interrupt);
    }

    private DelayQueue<Attempt> queueOf(Output.Pay order) {
        return queues.get(Math.floorMod(order.payment().hashCode(), queues.size()));
    }

    private void work(int worker) {
        DelayQueue<Attempt> queue = queues.get(worker);
        try {
            while (true) {
                attempt(queue.take());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(Attempt attempt) throws InterruptedException {
        Output.Pay order = attempt.order();
        if (!order.equals(newest.get(order.payment()))) {
            return;
        }
        try {
            PaymentOutcome outcome = provider.carryOut(order);
            answer(order, outcome);
            newest.remove(order.payment(), order);
            stuck.remove(order.payment());
            metrics.effect(order.step(), outcome instanceof PaymentOutcome.Done ? "DONE" : "DECLINED");
        } catch (PaymentProvider.Unavailable failed) {
            again(attempt, failed.getMessage(), failed.needsAttention());
        } catch (RuntimeException failed) {
            // A provider may fail in any way; the key makes trying again safe, giving up would lose money.
            again(attempt, failed.getClass().getName(), true);
        }
    }

    private void again(Attempt attempt, String why, boolean needsAttention) {
        Output.Pay order = attempt.order();
        if (!order.equals(newest.get(order.payment()))) {
            return;
        }
        metrics.effect(order.step(), "RETRIED");
        Stuck known = stuck.compute(
                order.payment(),
                (payment, before) -> new Stuck(order, order.sinceMs(), before == null ? 1 : before.tries() + 1, why));
        LOG.atLevel(needsAttention ? Level.ERROR : Level.WARN)
                .log(
                        "Payment {}: {} is not carried out after {} tries, tried again in {} ms: {}",
                        order.payment(),
                        order.step(),
                        known.tries(),
                        attempt.delayMs(),
                        why);
        long dueNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(attempt.delayMs());
        long nextDelayMs = Math.min(attempt.delayMs() * 2, LONGEST_DELAY_MS);
        queueOf(order).add(new Attempt(order, nextDelayMs, dueNanos));
    }

    private void answer(Output.Pay order, PaymentOutcome outcome) throws InterruptedException {
        Input.PaymentAnswered answered =
                new Input.PaymentAnswered(order.station(), order.payment(), order.session(), order.key(), outcome);
        while (!inbox.offer(answered)) {
            LockSupport.parkNanos(FULL_INBOX_NANOS);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** One try; a failure is followed by another after the delay. */
    private record Attempt(Output.Pay order, long delayMs, long dueNanos) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
