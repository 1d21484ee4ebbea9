package io.voltgate.persistence.store.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SELECT in the making. Owned by the thread that makes it. What callers give is always a placeholder's value, never
 * a part of the statement.
 */
final class Select {
    private final StringBuilder text;
    private final List<Object> values = new ArrayList<>();

    /** Begins with a statement that ends in a WHERE clause. */
    Select(String text, Object... values) {
        this.text = new StringBuilder(text);
        this.values.addAll(List.of(values));
    }

    /** One more condition, unless its only value is null. */
    Select and(String condition, @Nullable Object value) {
        if (value != null) {
            text.append(" AND ").append(condition);
            values.add(value);
        }
        return this;
    }

    /**
     * The place after a row in a list that is ordered by time descending and id ascending, in a form that an index
     * serves.
     */
    Select after(String time, String id, @Nullable PageKey key) {
        if (key != null) {
            text.append(" AND ").append(time).append(" <= ? AND (");
            text.append(time).append(" < ? OR ").append(id).append(" > ?)");
            values.addAll(List.of(key.at(), key.at(), key.id()));
        }
        return this;
    }

    Select newestFirst(String time, String id, int limit) {
        text.append(" ORDER BY ").append(time).append(" DESC, ").append(id).append(" LIMIT ?");
        values.add(limit);
        return this;
    }

    /** The first rows in an order of the caller's own. */
    Select first(int limit, String order) {
        text.append(" ORDER BY ").append(order).append(" LIMIT ?");
        values.add(limit);
        return this;
    }

    <T> List<T> read(Connection connection, int timeoutSeconds, Row.Form<T> form) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text.toString())) {
            statement.setQueryTimeout(timeoutSeconds);
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, bound(values.get(i)));
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                Row row = new Row(result);
                while (result.next()) {
                    rows.add(form.read(row));
                }
            }
            return rows;
        }
    }

    private static Object bound(Object value) {
        return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
    }
}
