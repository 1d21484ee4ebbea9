package io.voltgate.persistence.store;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.PgArray;
import org.postgresql.util.ByteConverter;

/**
 * One column of many rows as an array in PostgreSQL's binary form (array_recv): number of dimensions, whether there are NULLs, the type,
 * length and first index, then each value after its length. Owned by who fills it. Neither side has to read or write digits.
 */
final class ColumnArray {
    private static final int HEADER = 20;
    private static final int NULLS = 4;
    private static final int TYPICAL_VALUE = 24;
    private static final int NULL = -1;
    /** 2000-01-01, from which PostgreSQL counts. */
    private static final long EPOCH_S = 946_684_800L;

    private static final long MICROS = 1_000_000L;
    private static final byte JSONB_VERSION = 1;

    private final ColumnType type;
    private byte[] bytes;
    private int size;

    private ColumnArray(ColumnType type, int rows) {
        this.type = type;
        this.bytes = new byte[HEADER + rows * TYPICAL_VALUE];
        number(1);
        number(0);
        number(type.number());
        number(rows);
        number(1);
    }

    /** Binds this column of the rows to a place of a statement. */
    static void bind(PreparedStatement statement, int place, ColumnType type, Collection<@Nullable Object[]> rows)
            throws SQLException {
        ColumnArray array = new ColumnArray(type, rows.size());
        for (@Nullable Object[] cells : rows) {
            array.add(cells[place - 1]);
        }
        BaseConnection connection = statement.getConnection().unwrap(BaseConnection.class);
        statement.setArray(place, new PgArray(connection, type.arrayNumber(), Arrays.copyOf(array.bytes, array.size)));
    }

    private void add(@Nullable Object cell) {
        if (cell == null) {
            number(NULL);
            ByteConverter.int4(bytes, NULLS, 1);
            return;
        }
        switch (type) {
            case UUID -> {
                UUID key = (UUID) cell;
                number(2 * Long.BYTES);
                big(key.getMostSignificantBits());
                big(key.getLeastSignificantBits());
            }
            case TEXT -> value(Texts.bytes((String) cell));
            case INTEGER -> {
                number(Integer.BYTES);
                number((Integer) cell);
            }
            case BIGINT -> {
                number(Long.BYTES);
                big(((Number) cell).longValue());
            }
            case NUMERIC -> value(ByteConverter.numeric((BigDecimal) cell));
            case TIMESTAMPTZ -> {
                OffsetDateTime at = (OffsetDateTime) cell;
                number(Long.BYTES);
                big((at.toEpochSecond() - EPOCH_S) * MICROS + at.getNano() / 1_000);
            }
            case JSONB -> {
                byte[] text = Texts.jsonBytes(((Cells.Json) cell).text());
                number(1 + text.length);
                room(1);
                bytes[size++] = JSONB_VERSION;
                raw(text);
            }
            case BOOLEAN -> {
                number(1);
                room(1);
                bytes[size++] = (byte) ((Boolean) cell ? 1 : 0);
            }
        }
    }

    private void value(byte[] value) {
        number(value.length);
        raw(value);
    }

    private void number(int value) {
        room(Integer.BYTES);
        ByteConverter.int4(bytes, size, value);
        size += Integer.BYTES;
    }

    private void big(long value) {
        room(Long.BYTES);
        ByteConverter.int8(bytes, size, value);
        size += Long.BYTES;
    }

    private void raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length + (bytes.length >> 1), size + more));
        }
    }
}
