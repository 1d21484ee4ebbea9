package io.voltgate.persistence.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Keeps a {@link PostgresDirectory} fresh: loads it when PostgreSQL tells of a change, and once a minute for what it may have
 * missed. Runs on a thread of its own, which who starts it provides. Losing the connection is nothing but a delay.
 */
public final class DirectoryListener implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryListener.class);
    /** How long the thread listens at a time; a stop is noticed by then, and changes that come together are loaded together. */
    private static final int SLICE_MS = 250;

    /** A rest is about ten times as long as a load: 1 s for 10,000 stations. */
    private static final int STATIONS_PER_TICK = 100;

    private static final int TICK_MS = 10;
    private static final int SLICES_BETWEEN_LOADS = 240;
    private static final long FIRST_RETRY_MS = 250;
    private static final long LAST_RETRY_MS = 10_000;

    private final Database database;
    private final PostgresDirectory directory;
    private final CountDownLatch loadedOnce = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Lock lock = new ReentrantLock();
    private final Condition loaded = lock.newCondition();
    private long asked;
    private long answered;
    private long retryMs = FIRST_RETRY_MS;

    public DirectoryListener(Database database, PostgresDirectory directory) {
        this.database = database;
        this.directory = directory;
    }

    /** Waits until the directory was loaded for the first time; false where that took longer. */
    public boolean awaitLoaded(long timeoutMs) throws InterruptedException {
        return loadedOnce.await(timeoutMs, TimeUnit.MILLISECONDS);
    }

    /** Waits for a load that begins after this call, and so has what was written before it; false where that took longer. */
    public boolean awaitFresh(long timeoutMs) throws InterruptedException {
        long nanos = TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        lock.lock();
        try {
            long mine = ++asked;
            while (answered < mine && nanos > 0) {
                nanos = loaded.awaitNanos(nanos);
            }
            return answered >= mine;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run() {
        try {
            do {
                listen();
            } while (!closed.await(retryMs, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the connection is lost or all is to end. */
    private void listen() throws InterruptedException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("LISTEN voltgate_directory");
            load(connection);
            retryMs = FIRST_RETRY_MS;
            listen(connection, connection.unwrap(PGConnection.class));
        } catch (SQLException gone) {
            retryMs = Math.min(LAST_RETRY_MS, retryMs * 2);
            LOG.warn(
                    "the directory stays as it is while PostgreSQL is away, next try in {} ms: {}",
                    retryMs,
                    gone.getMessage());
        } catch (ArithmeticException | IllegalArgumentException | JacksonException unreadable) {
            retryMs = LAST_RETRY_MS;
            LOG.error("the directory stays as it is, somebody wrote what can't be read", unreadable);
        }
    }

    private void listen(Connection connection, PGConnection notifications) throws SQLException, InterruptedException {
        for (int slices = 1; closed.getCount() > 0; slices++) {
            PGNotification[] told = notifications.getNotifications(SLICE_MS);
            if ((told != null && told.length > 0) || asked() > answered || slices % SLICES_BETWEEN_LOADS == 0) {
                load(connection);
                rest();
            }
        }
    }

    /** The more there is to load the longer it rests, so that a storm of changes takes no processor; who asks is not kept waiting. */
    private void rest() throws InterruptedException {
        boolean ended = false;
        for (int left = directory.size() / STATIONS_PER_TICK; left > 0 && !ended && asked() <= answered; left--) {
            ended = closed.await(TICK_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** How many have asked so far. */
    private long asked() {
        lock.lock();
        try {
            return asked;
        } finally {
            lock.unlock();
        }
    }

    private void load(Connection connection) throws SQLException {
        long questions = asked();
        directory.load(connection);
        lock.lock();
        try {
            answered = questions;
            loaded.signalAll();
        } finally {
            lock.unlock();
        }
        loadedOnce.countDown();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
