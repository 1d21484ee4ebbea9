package io.voltgate.ocpp;

import io.voltgate.ocpp.Action.FromStation;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a CALL from its first bracket to its last in one pass, where nothing in it is unusual. Immutable, for any thread. Whatever it
 * doesn't expect it leaves to {@link FrameCodec} and {@link WireMapper}, by null, so how that is read or refused stays theirs.
 */
final class QuickCalls {
    private static final int CALL = 2;

    private final WireMapper mapper;
    private final Map<String, Known<?>> actions = new HashMap<>();

    private record Known<Q extends Wire>(FromStation<Q, ?, ?> action, QuickReader<Q> reader) {}

    QuickCalls(WireMapper mapper, Iterable<FromStation<?, ?, ?>> all) {
        this.mapper = mapper;
        all.forEach(action -> actions.put(action.name(), known(action)));
    }

    private <Q extends Wire> Known<Q> known(FromStation<Q, ?, ?> action) {
        QuickReader<Q> reader = action.quick();
        return new Known<>(action, reader == null ? mapper.part(action.request()) : reader);
    }

    Dialect.@Nullable Heard read(String text, long receivedAtMs) {
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
        Known<?> known = name == null ? null : actions.get(name);
        return known == null ? null : read(parser, id, known, receivedAtMs);
    }

    private <Q extends Wire> Dialect.@Nullable Heard read(
            JsonParser parser, String id, Known<Q> known, long receivedAtMs) {
        FromStation<Q, ?, ?> action = known.action();
        Q wire = known.reader().read(parser);
        if (wire == null || parser.nextToken() != JsonToken.END_ARRAY || parser.nextToken() != null) {
            return null;
        }
        mapper.check(wire);
        return new Dialect.Heard(id, new Dialect.Received(action, action.read().apply(wire, receivedAtMs)));
    }
}
