package io.voltgate.gateway.runtime;

import io.voltgate.gateway.backend.Progress;
import io.voltgate.persistence.tail.Tailer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that turns a tailer: what it hands over becomes rows. It owns the tailer; who waits for rows may ask from any thread.
 * A store that is away only makes it lag, anything else ends it and turns the health red.
 */
public final class TailerThread implements Progress {
    private static final Logger LOG = LoggerFactory.getLogger(TailerThread.class);
    private static final long IDLE_MS = 200;

    private final Tailer tailer;
    private final LongSupplier wallMs;
    private final Thread thread;
    private final Lock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile boolean stopping;
    private volatile @Nullable Throwable failure;

    public TailerThread(String name, Tailer tailer, LongSupplier wallMs) {
        this.tailer = tailer;
        this.wallMs = wallMs;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Hands over what is durable, once more, then ends the thread; false where that took longer. */
    public boolean stop(long timeoutMs) throws InterruptedException {
        stopping = true;
        thread.join(timeoutMs);
        return !thread.isAlive();
    }

    /** Why rows no longer come at all, empty while they do; being late is no such reason. */
    public Optional<String> problem() {
        return Optional.ofNullable(failure).map(broken -> "the rows have stopped: " + broken);
    }

    /** How many durable entries have no rows yet. */
    public long lag() {
        return tailer.lag();
    }

    /** How often in a row the store was not there. */
    public int failures() {
        return tailer.failures();
    }

    private void run() {
        try {
            while (!stopping) {
                turn();
            }
            int flushed = tailer.flush(wallMs.getAsLong());
            LOG.debug("{} facts became rows at the stop", flushed);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error broken) {
            failure = broken;
            LOG.error("The rows have stopped; the journal keeps everything", broken);
        } finally {
            tailer.close();
        }
    }

    private void turn() throws InterruptedException {
        if (tailer.doWork(wallMs.getAsLong()) > 0) {
            tell();
        } else {
            tailer.await(wallMs.getAsLong(), IDLE_MS);
        }
    }

    private void tell() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long checkpoint() {
        return tailer.checkpoint();
    }

    @Override
    public boolean awaitRows(long sequence, Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (tailer.checkpoint() < sequence && left > 0) {
                left = moved.awaitNanos(left);
            }
            return tailer.checkpoint() >= sequence;
        } finally {
            lock.unlock();
        }
    }
}
