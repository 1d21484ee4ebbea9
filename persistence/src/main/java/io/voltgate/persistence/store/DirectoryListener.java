package io.voltgate.persistence.store;

import io.voltgate.persistence.store.DirectoryQuestions.Ticket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Keeps a {@link PostgresDirectory} fresh: loads the entries that PostgreSQL says have changed, and all of them whenever it may not have
 * heard of a change. Runs on a thread of its own, which who starts it provides. PostgreSQL tells of changes in the order in which they were
 * committed, and never before, so what is read then has the change; losing the connection is nothing but a delay.
 */
public final class DirectoryListener implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryListener.class);
    private static final String TELL = "SELECT pg_notify('voltgate_directory', ?)";
    /** How long the thread listens at a time; a stop is noticed by then. */
    private static final int SLICE_MS = 250;
    /** A connection that is gone without a word hears nothing; it is noticed when it is asked something. */
    private static final long SILENCE_NANOS = TimeUnit.MINUTES.toNanos(1);
    /** For what is written where the triggers are switched off, such as by a restored dump. */
    private static final long BETWEEN_WHOLE_LOADS_NANOS = TimeUnit.MINUTES.toNanos(10);

    private static final long FIRST_RETRY_MS = 250;
    private static final long LAST_RETRY_MS = 10_000;

    private final Database database;
    private final PostgresDirectory directory;
    private final LongSupplier nanos;
    private final DirectoryQuestions questions = new DirectoryQuestions();
    private final CountDownLatch loadedOnce = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private long retryMs = FIRST_RETRY_MS;
    private long askedAt;
    private long wholeAt;

    public DirectoryListener(Database database, PostgresDirectory directory) {
        this(database, directory, System::nanoTime);
    }

    /** @param nanos a clock that never goes back */
    DirectoryListener(Database database, PostgresDirectory directory, LongSupplier nanos) {
        this.database = database;
        this.directory = directory;
        this.nanos = nanos;
    }

    /** Waits until the directory was loaded for the first time; false where that took longer. */
    public boolean awaitLoaded(long timeoutMs) throws InterruptedException {
        return loadedOnce.await(timeoutMs, TimeUnit.MILLISECONDS);
    }

    /**
     * Waits until what was written before this call is loaded; false where that took longer. Asks by way of PostgreSQL, whose
     * notifications come in order: when the question has come, so have the changes.
     */
    public boolean awaitFresh(long timeoutMs) throws InterruptedException {
        Ticket mine = questions.ask();
        if (mine.isHeard()) {
            try (Connection connection = database.pool().getConnection();
                    PreparedStatement statement = connection.prepareStatement(TELL)) {
                statement.setString(1, mine.text());
                statement.execute();
            } catch (SQLException away) {
                LOG.debug("The listener comes to it when PostgreSQL is there again: {}", away.getMessage());
            }
        }
        return questions.awaitAnswer(mine, timeoutMs);
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
    private void listen() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("LISTEN voltgate_directory");
            PGConnection notifications = connection.unwrap(PGConnection.class);
            questions.heardBy(notifications.getBackendPID());
            loadAll(connection);
            retryMs = FIRST_RETRY_MS;
            listen(connection, notifications);
        } catch (SQLException gone) {
            retryMs = Math.min(LAST_RETRY_MS, retryMs * 2);
            LOG.warn(
                    "the directory stays as it is while PostgreSQL is away, next try in {} ms: {}",
                    retryMs,
                    gone.getMessage());
        } catch (ArithmeticException | IllegalArgumentException | JacksonException unreadable) {
            retryMs = LAST_RETRY_MS;
            LOG.error("the directory stays as it is, somebody wrote what can't be read", unreadable);
        } finally {
            questions.heardByNobody();
        }
    }

    private void listen(Connection connection, PGConnection notifications) throws SQLException {
        while (closed.getCount() > 0) {
            PGNotification[] told = notifications.getNotifications(SLICE_MS);
            if (told != null && told.length > 0) {
                take(connection, told);
            } else if (nanos.getAsLong() - askedAt >= SILENCE_NANOS) {
                ask(connection);
            }
            if (nanos.getAsLong() - wholeAt >= BETWEEN_WHOLE_LOADS_NANOS) {
                loadAll(connection);
            }
        }
    }

    private void take(Connection connection, PGNotification[] told) throws SQLException {
        askedAt = nanos.getAsLong();
        DirectoryChanges changes = new DirectoryChanges();
        long upTo = 0;
        for (PGNotification each : told) {
            String text = each.getParameter();
            if (Ticket.isOne(text)) {
                upTo = Math.max(upTo, questions.mine(text));
            } else {
                changes.add(text);
            }
        }
        if (changes.everything()) {
            loadAll(connection);
        } else {
            directory.load(connection, changes);
            questions.answer(upTo);
        }
    }

    /** Fails where the connection is gone. */
    private void ask(Connection connection) throws SQLException {
        askedAt = nanos.getAsLong();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    private void loadAll(Connection connection) throws SQLException {
        long before = questions.asked();
        askedAt = nanos.getAsLong();
        wholeAt = askedAt;
        directory.load(connection);
        questions.answer(before);
        loadedOnce.countDown();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
