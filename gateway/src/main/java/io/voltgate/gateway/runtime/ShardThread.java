package io.voltgate.gateway.runtime;

import io.voltgate.shard.Shard;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that turns a shard. It owns the shard's state, appender and parked outputs, and sleeps when there is nothing to
 * do. Whatever is thrown ends it for good: health goes red and the handler it was given stops the process.
 */
public final class ShardThread {
    private static final Logger LOG = LoggerFactory.getLogger(ShardThread.class);
    /** Timers are looked at this often when nothing else happens. */
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Shard shard;
    private final Inbox inbox;
    private final LongSupplier wallMs;
    private final Metrics metrics;
    private final Consumer<Throwable> fatal;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean resumed;
    private volatile @Nullable Throwable failure;

    public ShardThread(Shard shard, Inbox inbox, LongSupplier wallMs, Metrics metrics, Consumer<Throwable> fatal) {
        this.shard = shard;
        this.inbox = inbox;
        this.wallMs = wallMs;
        this.metrics = metrics;
        this.fatal = fatal;
        this.thread = Thread.ofPlatform().name("shard-0").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Works off what waits, then ends the thread; false where that took longer. */
    public boolean stop(long timeoutMs) throws InterruptedException {
        stopping = true;
        thread.join(timeoutMs);
        return !thread.isAlive();
    }

    /** What the shard still has to do before it takes inputs, empty where nothing. */
    public Optional<String> unready() {
        return resumed ? Optional.empty() : Optional.of("the shard has not resumed yet");
    }

    /** Why the shard will never take inputs again, empty where it will. */
    public Optional<String> problem() {
        if (failure != null) {
            return Optional.of("the shard has stopped: " + failure);
        }
        boolean begun = thread.getState() != Thread.State.NEW;
        return !begun || thread.isAlive() ? Optional.empty() : Optional.of("the shard has been stopped");
    }

    private void run() {
        try {
            shard.resume(wallMs.getAsLong());
            resumed = true;
            while (turn() > 0 || !stopping) {
                // The shard's work is its only condition.
            }
        } catch (RuntimeException | Error broken) {
            failure = broken;
            LOG.error("The shard has stopped, nothing is answered any more", broken);
            fatal.accept(broken);
        }
    }

    private int turn() {
        long began = System.nanoTime();
        int work = shard.doWork(wallMs.getAsLong());
        if (work > 0) {
            metrics.turn(System.nanoTime() - began, work);
        } else if (!stopping) {
            inbox.awaitWork(IDLE_NANOS);
        }
        return work;
    }
}
