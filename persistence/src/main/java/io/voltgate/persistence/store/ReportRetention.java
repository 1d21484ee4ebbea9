package io.voltgate.persistence.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;

/**
 * Deletes what stations reported long ago: the logs, and what they told of customers. Called by the house thread. A step deletes so
 * few rows that nobody waits for it; how a thing is now stays, however old the report of it.
 */
public final class ReportRetention {
    private static final int ROWS_PER_STEP = 10_000;
    private static final List<String> LOGS = List.of("ocpp.notices", "ocpp.device_events", "ocpp.event_stream_values");

    private final DataSource source;

    public ReportRetention(DataSource source) {
        this.source = source;
    }

    /** Deletes what came more than so many months ago; returns how many rows. */
    public long delete(long nowMs, int monthsKept) {
        OffsetDateTime before = Cells.at(nowMs).minusMonths(monthsKept);
        try (Connection connection = source.getConnection()) {
            long deleted = 0;
            for (String log : LOGS) {
                deleted += delete(
                        connection,
                        "DELETE FROM " + log + " WHERE id IN (SELECT id FROM " + log + " WHERE received_at < ? LIMIT "
                                + ROWS_PER_STEP + ")",
                        before);
            }
            return deleted
                    + delete(
                            connection,
                            "DELETE FROM ocpp.station_items WHERE kind = 'CustomerInformation' AND reported_at < ?",
                            before);
        } catch (SQLException fault) {
            throw SqlFaults.unavailable("old reports", fault);
        }
    }

    private static long delete(Connection connection, String sql, OffsetDateTime before) throws SQLException {
        long deleted = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, before);
            int step;
            do {
                step = statement.executeUpdate();
                deleted += step;
            } while (step == ROWS_PER_STEP);
        }
        return deleted;
    }
}
