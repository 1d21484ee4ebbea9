package io.voltgate.benchmarks.load;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What befalls a database while stations go on. Begun and ended by the main thread. When it has ended the database serves again, or is on
 * its way to.
 */
sealed interface Trouble {
    /** The kinds of trouble, as arguments name them. */
    enum Kind {
        /** It runs for 5 ms in 100, and then stands. */
        slow,
        /** It stands still (SIGSTOP): connections stay open, and nobody answers. */
        stopped,
        /** All its processes are killed, and started again at the end. */
        killed
    }

    static Trouble begin(Kind kind, Server server) throws IOException, InterruptedException {
        DatabaseProcess database = DatabaseProcess.of(server);
        return switch (kind) {
            case slow -> new Slow(database);
            case stopped -> {
                database.freeze();
                yield new Stopped(database);
            }
            case killed -> {
                database.kill();
                yield new Killed(database);
            }
        };
    }

    /** Has the database serve again. */
    void end() throws IOException, InterruptedException;

    /** It stands still. */
    record Stopped(DatabaseProcess database) implements Trouble {
        @Override
        public void end() throws IOException, InterruptedException {
            database.thaw();
        }
    }

    /** It is gone. */
    record Killed(DatabaseProcess database) implements Trouble {
        @Override
        public void end() throws IOException {
            var _ = database.start();
        }
    }

    /** It gets a twentieth of its time; one thread stops it and lets it go. */
    final class Slow implements Trouble {
        private static final long STANDS_MS = 95;
        private static final long RUNS_MS = 5;
        private static final long END_SECONDS = 10;

        private final DatabaseProcess database;
        private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("trouble").daemon().factory());

        Slow(DatabaseProcess database) {
            this.database = database;
            var _ = thread.scheduleWithFixedDelay(this::turn, 0, RUNS_MS, TimeUnit.MILLISECONDS);
        }

        private void turn() {
            try {
                database.freeze();
                TimeUnit.MILLISECONDS.sleep(STANDS_MS);
                database.thaw();
            } catch (IOException gone) {
                throw new IllegalStateException("the database can't be stopped", gone);
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void end() throws IOException, InterruptedException {
            thread.shutdownNow();
            boolean ended = thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
            database.thaw();
            if (!ended) {
                throw new IOException("The database was slowed for too long.");
            }
        }
    }
}
