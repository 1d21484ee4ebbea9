package io.voltgate.persistence.store.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The statements about payments. Stateless. A session has exactly one. */
final class PaymentRows {
    private static final String SELECT = """
        SELECT p.id, p.session_id, p.user_id, p.amount, p.currency, p.payment_method, p.external_payment_id, p.status,
               p.processed_at, p.created_at, c.identity
          FROM payments p
          JOIN charging_sessions s ON s.id = p.session_id
          LEFT JOIN ocpp.charge_points c ON c.station_id = s.station_id
         WHERE true\
        """;
    private static final Listing<PaymentView> LISTING = new Listing<>(
            SELECT,
            new Listing.Columns("p.created_at", "p.id", "s.station_id", "p.status"),
            PaymentRows::read,
            payment -> new PageKey(payment.createdAt(), payment.id()));

    private PaymentRows() {}

    static Page<PaymentView> page(Connection connection, Selection selection) throws SQLException {
        return LISTING.page(connection, selection);
    }

    static Optional<PaymentView> ofSession(Connection connection, UUID session) throws SQLException {
        return new Select(SELECT)
                        .and("p.session_id = ?", session)
                        .read(connection, PostgresQueries.TIMEOUT_SECONDS, PaymentRows::read)
                        .stream()
                        .findFirst();
    }

    static Optional<PaymentView> find(Connection connection, UUID id) throws SQLException {
        return new Select(SELECT)
                .and("p.id = ?", id).read(connection, PostgresQueries.TIMEOUT_SECONDS, PaymentRows::read).stream()
                        .findFirst();
    }

    private static PaymentView read(Row row) throws SQLException {
        return new PaymentView(
                row.uuid("id"),
                row.uuid("session_id"),
                row.mayText("identity"),
                row.uuid("user_id"),
                row.decimal("amount"),
                row.text("currency"),
                row.mayText("payment_method"),
                row.mayText("external_payment_id"),
                row.text("status"),
                row.mayInstant("processed_at"),
                row.instant("created_at"));
    }
}
