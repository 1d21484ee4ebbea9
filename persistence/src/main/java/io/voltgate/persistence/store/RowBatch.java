package io.voltgate.persistence.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a batch of facts, grouped by statement. Owned by the thread that writes it. Of several updates of the same thing
 * only the last is written, and a change of what the batch itself begins is part of its beginning, so a batch costs at most one row a thing
 * and statement.
 */
final class RowBatch {
    /** So many rows go into a statement that PostgreSQL keeps them in memory that it has already, and in none of its temporary files. */
    private static final int AT_ONCE = 500;

    private final Map<Sql, Map<Object, @Nullable Object[]>> rows = new EnumMap<>(Sql.class);
    private final Map<UUID, Map<String, Object>> sessionData = new LinkedHashMap<>();
    private final MeterLayouts layouts;

    RowBatch(MeterLayouts layouts) {
        this.layouts = layouts;
    }

    /** What is known of what meters tell. */
    MeterLayouts layouts() {
        return layouts;
    }

    /** A row that takes the place of an earlier one of the same statement and key. */
    void put(Sql sql, Object key, @Nullable Object... cells) {
        group(sql).put(key, cells);
    }

    /** A row laid over an earlier one of the same statement and key, of which stays what is null here. */
    void lay(Sql sql, Object key, @Nullable Object... cells) {
        Map<Object, @Nullable Object[]> group = group(sql);
        @Nullable Object[] before = group.get(key);
        if (before == null) {
            group.put(key, cells);
        } else {
            layOver(before, cells);
        }
    }

    /** Lays cells over the first ones of the row that the batch has for it; false where it has none. */
    boolean layOnto(Sql sql, Object key, @Nullable Object... cells) {
        Map<Object, @Nullable Object[]> group = rows.get(sql);
        @Nullable Object[] before = group == null ? null : group.get(key);
        if (before == null) {
            return false;
        }
        layOver(before, cells);
        return true;
    }

    private static void layOver(@Nullable Object[] before, @Nullable Object[] cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != null) {
                before[i] = cells[i];
            }
        }
    }

    /** A row that stands beside all others. */
    void add(Sql sql, @Nullable Object... cells) {
        group(sql).put(cells, cells);
    }

    private Map<Object, @Nullable Object[]> group(Sql sql) {
        return rows.computeIfAbsent(sql, none -> new LinkedHashMap<>());
    }

    /** Values to lay over the row of a session, in the order of {@link Sql#SESSION_CHANGED}; null leaves one as it is. */
    void session(UUID session, @Nullable Object... values) {
        @Nullable
        Object[] cells = new @Nullable Object[Sql.SESSION_CHANGED.columns().size()];
        cells[0] = session;
        System.arraycopy(values, 0, cells, 1, values.length);
        if (!layOnto(Sql.SESSION, session, cells)) {
            lay(Sql.SESSION_CHANGED, session, cells);
        }
    }

    /** Fields to lay over those that `session_data` has. */
    void sessionData(UUID session, Map<String, Object> fields) {
        sessionData.computeIfAbsent(session, none -> new LinkedHashMap<>()).putAll(fields);
    }

    void execute(Connection connection) throws SQLException {
        sessionData.forEach(
                (session, fields) -> session(session, null, null, null, null, null, null, Cells.json(fields)));
        sessionData.clear();
        for (Map.Entry<Sql, Map<Object, @Nullable Object[]>> group : rows.entrySet()) {
            Sql sql = group.getKey();
            Collection<@Nullable Object[]> all = group.getValue().values();
            try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
                if (sql.columns().isEmpty()) {
                    oneByOne(statement, all);
                } else if (sql.changes()) {
                    inTurns(statement, sql.columns(), all);
                } else {
                    together(statement, sql.columns(), List.copyOf(all));
                }
            }
        }
    }

    private static void oneByOne(PreparedStatement statement, Collection<@Nullable Object[]> rows) throws SQLException {
        for (@Nullable Object[] cells : rows) {
            Cells.bind(statement, cells);
            statement.addBatch();
        }
        statement.executeBatch();
    }

    /** One statement changes a row once, so what names the same thing waits for the next one. */
    private static void inTurns(
            PreparedStatement statement, List<ColumnType> columns, Collection<@Nullable Object[]> rows)
            throws SQLException {
        Collection<@Nullable Object[]> left = rows;
        while (!left.isEmpty()) {
            Map<Object, @Nullable Object[]> turn = new LinkedHashMap<>();
            List<@Nullable Object[]> later = new ArrayList<>();
            for (@Nullable Object[] cells : left) {
                if (turn.putIfAbsent(Objects.requireNonNull(cells[0]), cells) != null) {
                    later.add(cells);
                }
            }
            together(statement, columns, List.copyOf(turn.values()));
            left = later;
        }
    }

    private static void together(PreparedStatement statement, List<ColumnType> columns, List<@Nullable Object[]> rows)
            throws SQLException {
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<@Nullable Object[]> some = rows.subList(from, Math.min(from + AT_ONCE, rows.size()));
            for (int place = 1; place <= columns.size(); place++) {
                ColumnArray.bind(statement, place, columns.get(place - 1), some);
            }
            statement.executeUpdate();
        }
    }
}
