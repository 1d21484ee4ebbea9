package io.voltgate.persistence.store.query;

import io.voltgate.domain.Bill;
import io.voltgate.persistence.store.query.SessionDetail.MeterReading;
import io.voltgate.persistence.store.query.SessionDetail.Restatement;
import io.voltgate.shard.EventCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statements about sessions. Stateless. The parts of one session are to be read on one snapshot. */
final class SessionRows {
    private static final String SELECT = """
        SELECT s.id, s.station_id, s.user_id, s.connector_type, s.start_time, s.end_time, s.energy_delivered_kwh,
               s.total_cost, s.payment_method, s.status, s.session_data, s.created_at, c.identity, p.currency
          FROM charging_sessions s
          LEFT JOIN ocpp.charge_points c ON c.station_id = s.station_id
          LEFT JOIN payments p ON p.session_id = s.id
         WHERE true\
        """;
    private static final String BILL = """
        SELECT session_data -> 'bill' AS bill FROM charging_sessions WHERE id = ? AND session_data ?? 'bill'\
        """;
    private static final String RESTATEMENTS = """
        SELECT version, energy_kwh, total_cost, reason, restated_at
          FROM ocpp.restatements WHERE session_id = ? ORDER BY version\
        """;
    private static final String LAST_VALUES = """
        SELECT DISTINCT ON (measurand, phase, location)
               sampled_at, evse, connector, measurand, phase, context, location, unit, multiplier, value, signed,
               signature, signature_reason, signed_readings
          FROM ocpp.meter_values WHERE session_id = ?
         ORDER BY measurand, phase, location, sampled_at DESC, sequence DESC\
        """;
    private static final Listing<SessionView> LISTING = new Listing<>(
            SELECT,
            new Listing.Columns("s.start_time", "s.id", "s.station_id", "s.status"),
            SessionRows::read,
            session -> new PageKey(session.startTime(), session.id()));

    private SessionRows() {}

    static Page<SessionView> page(Connection connection, Selection selection) throws SQLException {
        return LISTING.page(connection, selection);
    }

    static Optional<SessionDetail> find(Connection connection, UUID id) throws SQLException {
        List<SessionView> found = new Select(SELECT)
                .and("s.id = ?", id)
                .read(connection, PostgresQueries.TIMEOUT_SECONDS, SessionRows::read);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SessionDetail(
                found.getFirst(),
                new Select(BILL, id)
                        .read(connection, PostgresQueries.TIMEOUT_SECONDS, SessionRows::bill).stream()
                                .findFirst()
                                .orElse(null),
                PaymentRows.ofSession(connection, id).orElse(null),
                new Select(RESTATEMENTS, id)
                        .read(connection, PostgresQueries.TIMEOUT_SECONDS, SessionRows::restatement),
                new Select(LAST_VALUES, id).read(connection, PostgresQueries.TIMEOUT_SECONDS, SessionRows::reading)));
    }

    private static SessionView read(Row row) throws SQLException {
        return new SessionView(
                row.uuid("id"),
                row.mayText("identity"),
                row.uuid("station_id"),
                row.uuid("user_id"),
                row.mayText("connector_type"),
                row.instant("start_time"),
                row.mayInstant("end_time"),
                row.decimal("energy_delivered_kwh"),
                row.decimal("total_cost"),
                row.mayText("currency"),
                row.mayText("payment_method"),
                row.text("status"),
                row.text("session_data"),
                row.instant("created_at"));
    }

    private static BillView bill(Row row) throws SQLException {
        return BillView.of(EventCodec.MAPPER.readValue(row.text("bill"), Bill.class));
    }

    private static Restatement restatement(Row row) throws SQLException {
        return new Restatement(
                row.integer("version"),
                row.decimal("energy_kwh"),
                row.decimal("total_cost"),
                row.text("reason"),
                row.instant("restated_at"));
    }

    private static MeterReading reading(Row row) throws SQLException {
        return new MeterReading(
                row.instant("sampled_at"),
                row.integer("evse"),
                row.integer("connector"),
                row.text("measurand"),
                row.text("phase"),
                row.text("context"),
                row.text("location"),
                row.text("unit"),
                row.integer("multiplier"),
                row.text("value"),
                row.mayText("signed"),
                row.mayText("signature"),
                row.mayText("signature_reason"),
                row.mayText("signed_readings"));
    }
}
