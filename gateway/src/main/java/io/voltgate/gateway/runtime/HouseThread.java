package io.voltgate.gateway.runtime;

import io.voltgate.persistence.tail.StoreUnavailableException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that keeps house: snapshots, retention, partitions, one after the other, in every round. It shares nothing with the
 * shard but the disk. A store that is away, or a disk in trouble, is visited again in the next round.
 */
public final class HouseThread {
    private static final Logger LOG = LoggerFactory.getLogger(HouseThread.class);

    private final Runnable round;
    private final Duration every;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Throwable failure;

    public HouseThread(Runnable round, long everySeconds) {
        this("house", round, Duration.ofSeconds(everySeconds));
    }

    /** A second pair of hands, for rounds that come more often. */
    public HouseThread(String name, Runnable round, Duration every) {
        this.round = round;
        this.every = every;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public boolean stop(long timeoutMs) throws InterruptedException {
        stopping.countDown();
        thread.join(timeoutMs);
        return !thread.isAlive();
    }

    /** Why the house is no longer kept, empty while it is. */
    public Optional<String> problem() {
        return Optional.ofNullable(failure)
                .map(broken -> "the rounds of " + thread.getName() + " have stopped: " + broken);
    }

    private void run() {
        try {
            while (!stopping.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                oneRound();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error broken) {
            failure = broken;
            LOG.error("The rounds of {} have stopped; the journal keeps everything", thread.getName(), broken);
        }
    }

    private void oneRound() {
        try {
            round.run();
        } catch (UncheckedIOException diskTrouble) {
            LOG.error("Housekeeping waits for the next round", diskTrouble);
        } catch (StoreUnavailableException away) {
            LOG.warn("Housekeeping waits for the next round: {}", away.getMessage());
        }
    }
}
