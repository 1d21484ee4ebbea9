package io.voltgate.persistence.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a batch of facts, grouped by statement. Owned by the thread that writes it. Of several updates of the same thing
 * only the last is written, so a batch costs at most one update a thing and statement.
 */
final class RowBatch {
    private final Map<Sql, Map<Object, @Nullable Object[]>> rows = new EnumMap<>(Sql.class);
    private final Map<UUID, Map<String, Object>> sessionData = new LinkedHashMap<>();

    /** A row that takes the place of an earlier one of the same statement and key. */
    void put(Sql sql, Object key, @Nullable Object... cells) {
        rows.computeIfAbsent(sql, none -> new LinkedHashMap<>()).put(key, cells);
    }

    /** A row laid over an earlier one of the same statement and key, of which stays what is null here. */
    void lay(Sql sql, Object key, @Nullable Object... cells) {
        Map<Object, @Nullable Object[]> group = rows.computeIfAbsent(sql, none -> new LinkedHashMap<>());
        @Nullable Object[] before = group.get(key);
        for (int i = 0; before != null && i < cells.length; i++) {
            cells[i] = cells[i] == null ? before[i] : cells[i];
        }
        group.put(key, cells);
    }

    /** A row that stands beside all others. */
    void add(Sql sql, @Nullable Object... cells) {
        put(sql, new Object(), cells);
    }

    /** Fields to lay over those that `session_data` has. */
    void sessionData(UUID session, Map<String, Object> fields) {
        sessionData.computeIfAbsent(session, none -> new LinkedHashMap<>()).putAll(fields);
    }

    void execute(Connection connection) throws SQLException {
        sessionData.forEach((session, fields) -> put(Sql.SESSION_DATA, session, Cells.json(fields), session));
        sessionData.clear();
        for (Map.Entry<Sql, Map<Object, @Nullable Object[]>> group : rows.entrySet()) {
            execute(connection, group.getKey(), group.getValue().values());
        }
    }

    private static void execute(Connection connection, Sql sql, Collection<@Nullable Object[]> rows)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            for (@Nullable Object[] cells : rows) {
                Cells.bind(statement, cells);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
