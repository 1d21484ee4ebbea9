package io.voltgate.persistence.store.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A list that can be paged: its statement, the columns that order and narrow it, and the form of its rows. A constant
 * of each resource. A page asks for one row more than it shows, to know whether another follows.
 *
 * @param select ends in a WHERE clause
 * @param key the place of a row in the list
 */
record Listing<T>(String select, Columns columns, Row.Form<T> form, Function<T, PageKey> key) {
    /** The columns by which a list is ordered and narrowed; that of the station has the key of `stations`. */
    record Columns(String time, String id, String station, String status) {}

    Page<T> page(Connection connection, Selection selection) throws SQLException {
        return page(connection, selection, statement -> statement);
    }

    /** A page of the list that is narrowed further. */
    Page<T> page(Connection connection, Selection selection, UnaryOperator<Select> narrowed) throws SQLException {
        Select statement = narrowed.apply(new Select(select))
                .and(columns.time() + " >= ?", selection.from())
                .and(columns.time() + " < ?", selection.to())
                .and(
                        columns.station() + " = (SELECT station_id FROM ocpp.charge_points WHERE identity = ?)",
                        selection.station())
                .and(columns.status() + " = ?", selection.status())
                .after(columns.time(), columns.id(), selection.after())
                .newestFirst(columns.time(), columns.id(), selection.limit() + 1);
        List<T> rows = statement.read(connection, PostgresQueries.TIMEOUT_SECONDS, form);
        if (rows.size() <= selection.limit()) {
            return new Page<>(rows, null);
        }
        List<T> shown = rows.subList(0, selection.limit());
        return new Page<>(shown, key.apply(shown.getLast()));
    }
}
