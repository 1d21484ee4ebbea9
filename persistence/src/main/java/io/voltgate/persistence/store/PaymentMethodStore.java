package io.voltgate.persistence.store;

import io.voltgate.domain.UserId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What users pay with, by their provider's names for it. Called from any thread; each call borrows one connection. A user has one means of
 * payment at each provider, and no card's number is ever here.
 */
public final class PaymentMethodStore {
    private static final int TIMEOUT_SECONDS = 5;
    private final DataSource database;

    public PaymentMethodStore(DataSource database) {
        this.database = database;
    }

    /** A means of payment; the customer is whom it belongs to at the provider, null where there is none. */
    public record Method(
            String provider, String reference, @Nullable String customer) {}

    public Optional<Method> of(UserId user, String provider) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT reference, customer FROM ocpp.payment_methods WHERE user_id = ? AND provider = ?")) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            Cells.bind(statement, new Object[] {user.value(), provider});
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Method(provider, rows.getString("reference"), rows.getString("customer")))
                        : Optional.empty();
            }
        } catch (SQLException failed) {
            throw SqlFaults.unavailable("reading a means of payment", failed);
        }
    }

    /** Takes the place of what the user had at this provider; false where nobody knows the user. */
    public boolean put(UserId user, Method method, long nowMs) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                    INSERT INTO ocpp.payment_methods (user_id, provider, reference, customer, changed_at)
                    SELECT id, ?, ?, ?, ? FROM users WHERE id = ?
                    ON CONFLICT (user_id, provider) DO UPDATE
                    SET reference = excluded.reference, customer = excluded.customer, changed_at = excluded.changed_at\
                    """)) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            @Nullable
            Object[] cells = {method.provider(), method.reference(), method.customer(), Cells.at(nowMs), user.value()};
            Cells.bind(statement, cells);
            return statement.executeUpdate() == 1;
        } catch (SQLException failed) {
            throw SqlFaults.unavailable("storing a means of payment", failed);
        }
    }
}
