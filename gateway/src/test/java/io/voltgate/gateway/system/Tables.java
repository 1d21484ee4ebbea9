package io.voltgate.gateway.system;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in the database, read past the gateway. An immutable copy. Rows that come from facts are in the order of the facts. */
record Tables(List<Session> sessions, List<Sample> samples, List<StatusChange> statuses, Map<String, Long> oddities) {
    /** A session with its payment; the payment's fields are null where there is none. */
    record Session(
            String id,
            String station,
            String transaction,
            String token,
            String status,
            boolean ended,
            BigDecimal kwh,
            BigDecimal cost,
            @Nullable BigDecimal paid,
            @Nullable String paymentStatus) {}

    /** A meter value; the session is empty where it belongs to none. */
    record Sample(
            String station,
            String session,
            String transaction,
            int evse,
            long atMs,
            String measurand,
            String unit,
            String value) {}

    /** An entry of the log; the previous status is empty where there was none. */
    record StatusChange(String station, String place, String previous, String next, long atMs) {}

    /** Reads one row. */
    @FunctionalInterface
    private interface Reading<T> {
        T from(ResultSet row) throws SQLException;
    }

    private static final String SESSIONS = """
        SELECT s.id, c.identity, coalesce(s.session_data ->> 'transaction', '') AS transaction,
            coalesce(s.session_data ->> 'token', '') AS token, s.status, s.end_time IS NOT NULL AS ended,
            s.energy_delivered_kwh, s.total_cost, p.amount, p.status AS payment_status
        FROM charging_sessions s
        JOIN ocpp.charge_points c ON c.station_id = s.station_id
        LEFT JOIN payments p ON p.session_id = s.id\
        """;
    private static final String SAMPLES = """
        SELECT c.identity, coalesce(m.session_id::text, '') AS session, m.transaction_id, m.evse,
            (extract(epoch FROM m.sampled_at) * 1000)::bigint AS at_ms, m.measurand, m.unit, m.value
        FROM ocpp.meter_values m
        JOIN ocpp.charge_points c ON c.station_id = m.station_id\
        """;
    private static final String STATUSES = """
        SELECT c.identity, additional_data ->> 'scope' AS scope, coalesce(additional_data ->> 'evse', '') AS evse,
            coalesce(previous_status, '') AS previous, new_status,
            (extract(epoch FROM changed_at) * 1000)::bigint AS at_ms
        FROM station_status_log l
        JOIN ocpp.charge_points c ON c.station_id = l.station_id
        ORDER BY l.id\
        """;
    /** What must not be, each with the query that counts it. */
    private static final Map<String, String> ODDITIES = Map.of(
            "facts in quarantine",
            "SELECT count(*) FROM ocpp.quarantine",
            "sessions of no station that dialled in",
            "SELECT count(*) FROM charging_sessions WHERE station_id NOT IN (SELECT station_id FROM"
                    + " ocpp.charge_points)",
            "users without settings",
            "SELECT count(*) FROM users u WHERE NOT EXISTS (SELECT FROM user_settings s WHERE s.user_id = u.id)",
            "payments of another user than their session's",
            "SELECT count(*) FROM payments p JOIN charging_sessions s ON s.id = p.session_id WHERE p.user_id <>"
                    + " s.user_id",
            "tokens whose sessions are of several users",
            """
            SELECT count(*) FROM (SELECT FROM charging_sessions WHERE session_data ? 'token'
                GROUP BY session_data ->> 'token' HAVING count(DISTINCT user_id) > 1) AS shared\
            """,
            "bills that were put right",
            "SELECT count(*) FROM ocpp.restatements");

    static Tables read(Connection connection) throws SQLException {
        return new Tables(
                all(connection, SESSIONS, Tables::session),
                all(connection, SAMPLES, Tables::sample),
                all(connection, STATUSES, Tables::status),
                oddities(connection));
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getString("id"),
                row.getString("identity"),
                row.getString("transaction"),
                row.getString("token"),
                row.getString("status"),
                row.getBoolean("ended"),
                row.getBigDecimal("energy_delivered_kwh"),
                row.getBigDecimal("total_cost"),
                row.getBigDecimal("amount"),
                row.getString("payment_status"));
    }

    private static Sample sample(ResultSet row) throws SQLException {
        return new Sample(
                row.getString("identity"),
                row.getString("session"),
                row.getString("transaction_id"),
                row.getInt("evse"),
                row.getLong("at_ms"),
                row.getString("measurand"),
                row.getString("unit"),
                row.getString("value"));
    }

    private static StatusChange status(ResultSet row) throws SQLException {
        String place = row.getString("scope").equals("station") ? "station" : "connector " + row.getString("evse");
        return new StatusChange(
                row.getString("identity"),
                place,
                row.getString("previous"),
                row.getString("new_status"),
                row.getLong("at_ms"));
    }

    private static Map<String, Long> oddities(Connection connection) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Map.Entry<String, String> oddity : ODDITIES.entrySet()) {
            counts.put(oddity.getKey(), count(connection, oddity.getValue()));
        }
        return counts;
    }

    /** The first column of each row. */
    static List<String> texts(Connection database, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** The same for a condition that is waited for. */
    static long countNow(Connection connection, String query) {
        try {
            return count(connection, query);
        } catch (SQLException failed) {
            throw new AssertionError(query, failed);
        }
    }

    static long count(Connection connection, String query) throws SQLException {
        return all(connection, query, row -> row.getLong(1)).getFirst();
    }

    private static <T> List<T> all(Connection connection, String query, Reading<T> reading) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reading.from(rows));
            }
            return List.copyOf(all);
        }
    }
}
