package io.voltgate.gateway.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Duration;

/** The rows of a gateway that has nothing more to hear. Used by a test's thread. */
final class Rows {
    private static final String UNSETTLED = """
        SELECT count(*) FROM charging_sessions s LEFT JOIN payments p ON p.session_id = s.id
        WHERE s.end_time IS NOT NULL AND (p.status IS NULL OR p.status = 'pending')\
        """;

    private Rows() {}

    /** Waits until all facts have their rows, and no payment is on its way. */
    static void awaitAll(BackendClient backend, Connection database, Duration limit) throws InterruptedException {
        Await.until(
                limit,
                () -> "all rows; behind by " + lag(backend) + ", payments to come: " + unsettled(database),
                () -> lag(backend) == 0 && unsettled(database) == 0 && lag(backend) == 0);
    }

    /** How many facts have no rows yet, and how many payments no answer. */
    static double lag(BackendClient backend) {
        try {
            return backend.metric("voltgate_rows_lag") + backend.metric("voltgate_effects_pending");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurried);
        }
    }

    private static long unsettled(Connection database) {
        return Tables.countNow(database, UNSETTLED);
    }
}
