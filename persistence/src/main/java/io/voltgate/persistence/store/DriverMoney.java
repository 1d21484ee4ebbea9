package io.voltgate.persistence.store;

import io.voltgate.domain.IdToken;
import io.voltgate.domain.StationId;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What drivers have paid in advance, and by what web payments are recognised, in the tables. Used from any thread; each call is one
 * statement, and the directory hears of what it keeps. A secret is read only to be held against a code.
 */
public final class DriverMoney {
    private static final String CREDIT = """
        SELECT p.paid_in, p.currency, p.since, ocpp.credit_left(p.user_id)
        FROM ocpp.prepaid_credit p JOIN ocpp.id_tokens t ON t.user_id = p.user_id WHERE t.key = ?\
        """;

    private final DataSource source;

    public DriverMoney(DataSource source) {
        this.source = source;
    }

    /**
     * The prepaid credit of a user.
     *
     * @param paidIn all that was ever paid in
     * @param left of it after the sessions since then; below zero where they cost more
     */
    public record Credit(BigDecimal paidIn, String currency, Instant since, BigDecimal left) {}

    /** How a station makes its one-time passwords. */
    public record WebPayment(String secret, int validitySeconds, int length) {
        @Override
        public String toString() {
            return "WebPayment[validitySeconds=" + validitySeconds + ", length=" + length + "]";
        }
    }

    /** What the token's user has paid in from now on, all together; false where nobody has entered the token. */
    public boolean putCredit(IdToken token, BigDecimal paidIn, String currency) {
        return run("""
            INSERT INTO ocpp.prepaid_credit AS p (user_id, paid_in, currency)
            SELECT user_id, ?, ? FROM ocpp.id_tokens WHERE key = ?
            ON CONFLICT (user_id) DO UPDATE
            SET paid_in = excluded.paid_in, currency = excluded.currency, updated_at = now()\
            """, paidIn, currency, token.key());
    }

    /** Empty where the token's user doesn't pay in advance. */
    public Optional<Credit> credit(IdToken token) {
        return find(
                CREDIT,
                token.key(),
                row -> new Credit(
                        row.getBigDecimal(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getBigDecimal(4)));
    }

    /** False where nobody has entered the station. */
    public boolean putWebPayment(StationId station, WebPayment payment) {
        return run("""
            INSERT INTO ocpp.web_payments AS w (station_id, secret, validity_seconds, length)
            SELECT station_id, ?, ?, ? FROM ocpp.charge_points WHERE identity = ?
            ON CONFLICT (station_id) DO UPDATE SET secret = excluded.secret,
                validity_seconds = excluded.validity_seconds, length = excluded.length, updated_at = now()\
            """, payment.secret(), payment.validitySeconds(), payment.length(), station.value());
    }

    public Optional<WebPayment> webPayment(StationId station) {
        return find("""
            SELECT w.secret, w.validity_seconds, w.length FROM ocpp.web_payments w
            JOIN ocpp.charge_points c ON c.station_id = w.station_id WHERE c.identity = ?\
            """, station.value(), row -> new WebPayment(row.getString(1), row.getInt(2), row.getInt(3)));
    }

    private boolean run(String sql, @Nullable Object... cells) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Cells.bind(statement, cells);
            return statement.executeUpdate() > 0;
        } catch (SQLException fault) {
            throw SqlFaults.unavailable("drivers' money", fault);
        }
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Optional<T> find(String sql, String key, Reader<T> reader) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Cells.bind(statement, new @Nullable Object[] {key});
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
            }
        } catch (SQLException fault) {
            throw SqlFaults.unavailable("drivers' money", fault);
        }
    }
}
