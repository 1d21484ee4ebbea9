package io.voltgate.persistence.store.query;

import java.sql.Connection;
import java.sql.SQLException;

/** The statement about sessions in doubt. Stateless. A session is one row, with all that speaks against it. */
final class SuspectRows {
    private static final String SELECT = """
        SELECT s.id, c.identity, s.start_time, s.energy_delivered_kwh, s.total_cost, p.currency, d.evidence, d.step,
               d.due_at, d.noted_at, s.session_data ->> 'transaction' AS transaction,
               (SELECT jsonb_build_object('ongoing', f.fact -> 'ongoing', 'queued', f.fact -> 'queued',
                                          'at', ocpp.rfc3339(f.recorded_at))
                  FROM ocpp.bill_facts f
                 WHERE f.session_id = s.id AND f.kind = 'SessionInquired'
                 ORDER BY f.sequence DESC, f.index DESC LIMIT 1) AS last_answer
          FROM (SELECT session_id, min(noted_at) AS noted_at, min(due_at) AS due_at,
                       (array_agg(step ORDER BY due_at NULLS LAST, noted))[1] AS step,
                       jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                           'evidence', evidence, 'detail', detail, 'since', ocpp.rfc3339(since),
                           'notedAt', ocpp.rfc3339(noted_at), 'frame', frame, 'step', step,
                           'dueAt', ocpp.rfc3339(due_at))) ORDER BY noted) AS evidence
                  FROM ocpp.session_doubts WHERE noted > closed GROUP BY session_id) d
          JOIN charging_sessions s ON s.id = d.session_id
          LEFT JOIN ocpp.charge_points c ON c.station_id = s.station_id
          LEFT JOIN payments p ON p.session_id = s.id
         WHERE true\
        """;
    private static final Listing<SuspectView> LISTING = new Listing<>(
            SELECT,
            new Listing.Columns("d.noted_at", "s.id", "s.station_id", "d.step"),
            SuspectRows::read,
            suspect -> new PageKey(suspect.notedAt(), suspect.session()));

    private SuspectRows() {}

    static Page<SuspectView> page(Connection connection, Selection selection) throws SQLException {
        return LISTING.page(connection, selection);
    }

    private static SuspectView read(Row row) throws SQLException {
        return new SuspectView(
                row.uuid("id"),
                row.mayText("identity"),
                row.mayText("transaction"),
                row.instant("start_time"),
                row.decimal("energy_delivered_kwh"),
                row.decimal("total_cost"),
                row.mayText("currency"),
                row.text("evidence"),
                row.text("step"),
                row.mayInstant("due_at"),
                row.mayText("last_answer"),
                row.instant("noted_at"));
    }
}
