package io.voltgate.persistence.store.query;

import java.sql.Connection;
import java.sql.SQLException;

/** The statements about the status log. Stateless. Nothing here is ever changed, so a page read twice is the same. */
final class StatusLogRows {
    private static final String SELECT = """
        SELECT l.id, l.station_id, l.previous_status, l.new_status, l.reason, l.additional_data, l.changed_at,
                   c.identity
          FROM station_status_log l LEFT JOIN ocpp.charge_points c ON c.station_id = l.station_id
         WHERE true\
        """;
    private static final Listing<StatusChange> LISTING = new Listing<>(
            SELECT,
            new Listing.Columns("l.changed_at", "l.id", "l.station_id", "l.new_status"),
            StatusLogRows::read,
            change -> new PageKey(change.changedAt(), change.id()));

    private StatusLogRows() {}

    static Page<StatusChange> page(Connection connection, Selection selection) throws SQLException {
        return LISTING.page(connection, selection);
    }

    private static StatusChange read(Row row) throws SQLException {
        return new StatusChange(
                row.uuid("id"),
                row.mayText("identity"),
                row.uuid("station_id"),
                row.mayText("previous_status"),
                row.text("new_status"),
                row.mayText("reason"),
                row.text("additional_data"),
                row.instant("changed_at"));
    }
}
