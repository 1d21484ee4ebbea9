package io.voltgate.gateway.runtime;

import io.voltgate.domain.PaymentId;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.gateway.payment.PaymentProvider;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has payments settled outside and brings the answers back as inputs. Orders come from the shard's thread, which never waits here; a
 * fixed number of virtual threads does the calls. A settlement is tried until it is answered or replaced by a newer one of the same
 * payment; what a stop interrupts is asked for again by the engine at the next start, so at most the open payments wait here.
 */
public final class EffectRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EffectRunner.class);
    private static final long FIRST_DELAY_MS = 500;
    private static final long LONGEST_DELAY_MS = 60_000;
    private static final long FULL_INBOX_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final PaymentProvider provider;
    private final Inbox inbox;
    private final Metrics metrics;
    private final ConcurrentMap<PaymentId, Output.SettlePayment> newest = new ConcurrentHashMap<>();
    private final List<DelayQueue<Attempt>> queues;
    private final List<Thread> workers;

    public EffectRunner(PaymentProvider provider, Inbox inbox, Metrics metrics, int atOnce) {
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

    /** Takes up a settlement; all of one payment go to the same worker, so their answers keep their order. */
    public void release(Output.SettlePayment order) {
        newest.put(order.payment(), order);
        queueOf(order).add(new Attempt(order, FIRST_DELAY_MS, System.nanoTime()));
    }

    /** How many payments wait for their settlement. */
    public int depth() {
        return newest.size();
    }

    @Override
    public void close() {
        workers.forEach(Thread::interrupt);
    }

    private DelayQueue<Attempt> queueOf(Output.SettlePayment order) {
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
        Output.SettlePayment order = attempt.order();
        if (!order.equals(newest.get(order.payment()))) {
            return;
        }
        try {
            PaymentProvider.Settlement settlement = provider.settle(order);
            answer(order, settlement);
            newest.remove(order.payment(), order);
            metrics.effect(settlement.status().name());
        } catch (PaymentProvider.Unavailable failed) {
            again(attempt, String.valueOf(failed.getMessage()));
        } catch (RuntimeException failed) {
            // A provider may fail in any way; the key makes trying again safe, giving up would lose money.
            again(attempt, failed.getClass().getName());
        }
    }

    private void again(Attempt attempt, String why) {
        metrics.effect("RETRIED");
        LOG.warn(
                "Payment {} is not settled, tried again in {} ms: {}",
                attempt.order().payment(),
                attempt.delayMs(),
                why);
        long dueNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(attempt.delayMs());
        long nextDelayMs = Math.min(attempt.delayMs() * 2, LONGEST_DELAY_MS);
        queueOf(attempt.order()).add(new Attempt(attempt.order(), nextDelayMs, dueNanos));
    }

    private void answer(Output.SettlePayment order, PaymentProvider.Settlement settlement) throws InterruptedException {
        Input.PaymentAnswered answered = new Input.PaymentAnswered(
                order.station(),
                order.payment(),
                order.session(),
                settlement.status(),
                order.amount(),
                settlement.externalId());
        while (!inbox.offer(answered)) {
            LockSupport.parkNanos(FULL_INBOX_NANOS);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** One try; a failure is followed by another after the delay. */
    private record Attempt(Output.SettlePayment order, long delayMs, long dueNanos) implements Delayed {
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
