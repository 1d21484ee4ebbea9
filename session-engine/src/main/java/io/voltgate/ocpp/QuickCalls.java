package io.voltgate.ocpp;

import io.voltgate.ocpp.Action.FromStation;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a CALL from its first bracket to its last in one pass, where it is one of the messages that are nearly all there is, and nothing
 * in it is unusual. Immutable, for any thread. Whatever it doesn't expect it leaves to {@link FrameCodec} and the mapper, by null, so
 * what is accepted and how the rest is refused stays theirs.
 */
final class QuickCalls {
    private static final int CALL = 2;

    private final WireMapper mapper;
    private final Map<String, FromStation<?, ?, ?>> actions = new HashMap<>();

    QuickCalls(WireMapper mapper, Iterable<FromStation<?, ?, ?>> all) {
        this.mapper = mapper;
        for (FromStation<?, ?, ?> action : all) {
            if (action.quick() != null) {
                actions.put(action.name(), action);
            }
        }
    }

    Dialect.@Nullable Heard read(String text, long receivedAtMs) {
        if (actions.isEmpty()) {
            return null;
        }
        try (JsonParser parser = FrameCodec.parser(text)) {
            return read(parser, receivedAtMs);
        } catch (JacksonException | Check.Violation unusual) {
            return null;
        }
    }

    private Dialect.@Nullable Heard read(JsonParser parser, long receivedAtMs) {
        boolean call = parser.nextToken() == JsonToken.START_ARRAY
                && parser.nextToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getIntValue() == CALL;
        String id = call ? QuickReader.text(parser) : null;
        if (id == null || id.length() > RepairingCodec.MAX_ID) {
            return null;
        }
        String name = QuickReader.text(parser);
        FromStation<?, ?, ?> action = name == null ? null : actions.get(name);
        return action == null ? null : read(parser, id, action, receivedAtMs);
    }

    private <Q extends Wire> Dialect.@Nullable Heard read(
            JsonParser parser, String id, FromStation<Q, ?, ?> action, long receivedAtMs) {
        QuickReader<Q> reader = action.quick();
        Q wire = reader == null ? null : reader.read(parser);
        if (wire == null || parser.nextToken() != JsonToken.END_ARRAY || parser.nextToken() != null) {
            return null;
        }
        mapper.check(wire);
        return new Dialect.Heard(id, new Dialect.Received(action, action.read().apply(wire, receivedAtMs)));
    }
}
