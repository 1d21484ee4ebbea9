package io.voltgate.persistence.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Our books of payments as the rows have them. Called by the thread that compares; each call borrows one connection. Reading changes nothing. */
public final class PostgresPaymentBooks implements PaymentBooks {
    private static final int TIMEOUT_SECONDS = 30;
    private static final String SELECT = """
        SELECT p.id, p.amount, p.currency, s.status <> 'active' AS ended, coalesce(t.state, '') AS standing,
               EXISTS (SELECT FROM ocpp.payment_steps o WHERE o.payment_id = p.id AND o.state = 'REQUESTED') AS asking,
               ARRAY(SELECT external_id FROM ocpp.payment_steps d
                      WHERE d.payment_id = p.id AND d.state = 'DONE' AND d.external_id IS NOT NULL) AS names
          FROM payments p
          JOIN charging_sessions s ON s.id = p.session_id
          LEFT JOIN ocpp.payment_standings t ON t.payment_id = p.id
         WHERE p.id = ANY (?)\
        """;
    private static final String UPSERT = """
        INSERT INTO ocpp.payment_differences AS d
            (external_id, kind, payment_id, session_id, ours, theirs, currency, action, found_at, seen_at, mended_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (external_id, kind) DO UPDATE
        SET ours = excluded.ours, theirs = excluded.theirs, action = excluded.action, seen_at = excluded.seen_at,
            mended_at = coalesce(excluded.mended_at, d.mended_at)\
        """;

    private final DataSource database;

    public PostgresPaymentBooks(DataSource database) {
        this.database = database;
    }

    @Override
    public Map<UUID, Entry> entries(Collection<UUID> payments) {
        Map<UUID, Entry> entries = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            statement.setArray(1, connection.createArrayOf("uuid", payments.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Entry entry = entry(rows);
                    entries.put(entry.payment(), entry);
                }
            }
        } catch (SQLException failed) {
            throw SqlFaults.unavailable("reading our books of payments", failed);
        }
        return entries;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Set<String> names = new HashSet<>();
        try (ResultSet named = row.getArray("names").getResultSet()) {
            while (named.next()) {
                names.add(named.getString(2));
            }
        }
        return new Entry(
                row.getObject("id", UUID.class),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getBoolean("ended"),
                row.getString("standing").equals("HELD"),
                row.getBoolean("asking"),
                names);
    }

    @Override
    public void keep(List<Difference> differences, long nowMs) {
        if (differences.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            for (Difference difference : differences) {
                Cells.bind(statement, cells(difference, nowMs));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException failed) {
            throw SqlFaults.unavailable("storing differences of payments", failed);
        }
    }

    private static @Nullable Object[] cells(Difference difference, long nowMs) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(difference.externalId());
        cells.add(difference.kind().name());
        cells.add(difference.payment());
        cells.add(difference.session());
        cells.add(difference.ours());
        cells.add(difference.theirs());
        cells.add(difference.currency());
        cells.add(difference.action().name());
        cells.add(Cells.at(nowMs));
        cells.add(Cells.at(nowMs));
        cells.add(difference.action() == Action.RELEASED ? Cells.at(nowMs) : null);
        return cells.toArray();
    }
}
