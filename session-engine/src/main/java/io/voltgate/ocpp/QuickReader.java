package io.voltgate.ocpp;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a payload that has nothing but what is usual, field by field: for the messages that are nearly all there is. Stateless, for any
 * thread. Whatever it doesn't expect it leaves to the mapper, by null, so what is accepted and how the rest is refused stays the mapper's.
 */
@FunctionalInterface
public interface QuickReader<T> {
    /** The record of the object that begins with the parser's next token, and ends with its last; null where it is not as usual. */
    @Nullable
    T read(JsonParser parser);

    /** The parser's next token, where it is a text; null where it is something else. */
    static @Nullable String text(JsonParser parser) {
        return parser.nextToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
    }
}
