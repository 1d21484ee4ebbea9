package io.voltgate.persistence.store.query;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The row that a result stands at, by the names of its columns. Owned by the thread that reads the result. A getter
 * named "may" gives null where the column has none; the others throw.
 */
record Row(ResultSet result) {
    /** Makes a value of the row that the result stands at. */
    @FunctionalInterface
    interface Form<T> {
        T read(Row row) throws SQLException;
    }

    String text(String column) throws SQLException {
        return Objects.requireNonNull(result.getString(column), column);
    }

    @Nullable
    String mayText(String column) throws SQLException {
        return result.getString(column);
    }

    UUID uuid(String column) throws SQLException {
        return Objects.requireNonNull(result.getObject(column, UUID.class), column);
    }

    @Nullable
    UUID mayUuid(String column) throws SQLException {
        return result.getObject(column, UUID.class);
    }

    Instant instant(String column) throws SQLException {
        return Objects.requireNonNull(mayInstant(column), column);
    }

    @Nullable
    Instant mayInstant(String column) throws SQLException {
        OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    BigDecimal decimal(String column) throws SQLException {
        return Objects.requireNonNull(mayDecimal(column), column);
    }

    /** Without the zeros behind that only tell the scale of the column. */
    @Nullable
    BigDecimal mayDecimal(String column) throws SQLException {
        BigDecimal number = result.getBigDecimal(column);
        if (number == null) {
            return null;
        }
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    long big(String column) throws SQLException {
        return result.getLong(column);
    }

    int integer(String column) throws SQLException {
        return Objects.requireNonNull(mayInteger(column), column);
    }

    @Nullable
    Integer mayInteger(String column) throws SQLException {
        int number = result.getInt(column);
        return result.wasNull() ? null : number;
    }

    @Nullable
    Double mayDouble(String column) throws SQLException {
        double number = result.getDouble(column);
        return result.wasNull() ? null : number;
    }

    boolean flag(String column) throws SQLException {
        return result.getBoolean(column);
    }

    @Nullable
    Boolean mayFlag(String column) throws SQLException {
        boolean flag = result.getBoolean(column);
        return result.wasNull() ? null : flag;
    }
}
