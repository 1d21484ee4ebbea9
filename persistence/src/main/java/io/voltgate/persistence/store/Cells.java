package io.voltgate.persistence.store;

import io.voltgate.shard.EventCodec;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/**
 * The values of a row's columns, and their one way into a statement. Stateless, for any thread. Whatever a station may have said
 * is brought into PostgreSQL's range here.
 */
final class Cells {
    static final OffsetDateTime FIRST = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    static final OffsetDateTime LAST = OffsetDateTime.of(294275, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final long FIRST_MS = FIRST.toInstant().toEpochMilli();
    private static final long LAST_MS = LAST.toInstant().toEpochMilli();

    /** The value of a jsonb column, as JSON text. */
    record Json(String text) {}

    private static final ObjectReader FIELDS =
            EventCodec.MAPPER.readerForMapOf(Object.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Cells() {}

    /** A moment, as near to it as PostgreSQL can store. */
    static OffsetDateTime at(long epochMs) {
        if (epochMs < FIRST_MS) {
            return FIRST;
        }
        if (epochMs > LAST_MS) {
            return LAST;
        }
        return Instant.ofEpochMilli(epochMs).atOffset(ZoneOffset.UTC);
    }

    static Json json(Object value) {
        return new Json(EventCodec.MAPPER.writeValueAsString(value));
    }

    /** Appends a text as a JSON string in PostgreSQL's range. */
    static void append(String text, StringBuilder json) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                json.append(Texts.json(EventCodec.MAPPER.writeValueAsString(text)));
                return;
            }
        }
        json.append('"').append(text).append('"');
    }

    /** The fields of a JSON object, with all digits of their numbers. */
    static Map<String, Object> fields(String object) {
        return FIELDS.readValue(object);
    }

    /** JSON text of a station, kept as a JSON string where it isn't JSON after all. */
    static Json sent(String text) {
        try {
            EventCodec.MAPPER.readTree(text);
            return new Json(text.isBlank() ? "null" : text);
        } catch (JacksonException notJson) {
            return json(text);
        }
    }

    static void bind(PreparedStatement statement, @Nullable Object[] cells) throws SQLException {
        for (int i = 0; i < cells.length; i++) {
            bind(statement, i + 1, cells[i]);
        }
    }

    private static void bind(PreparedStatement statement, int place, @Nullable Object cell) throws SQLException {
        switch (cell) {
            case null -> statement.setNull(place, Types.NULL);
            case String text -> statement.setString(place, Texts.text(text));
            case Json json -> statement.setObject(place, Texts.json(json.text()), Types.OTHER);
            default -> statement.setObject(place, cell);
        }
    }
}
