package io.voltgate.simulator.eye;

import io.voltgate.ocpp.Action;
import io.voltgate.ocpp.Dialect;
import io.voltgate.ocpp.Dialects;
import io.voltgate.ocpp.OcppException;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.ocpp.Wire;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Holds payloads of servers against the wire records of their version. Immutable, for any thread. Of a payload that breaks several
 * constraints the first is told, and all its nulls.
 */
final class PayloadReader {
    private static final String CUSTOM_DATA = "customData";
    private static final String DATA = "data";

    private static final Map<OcppVersion, PayloadReader> READERS = Arrays.stream(OcppVersion.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), PayloadReader::new));

    private final OcppVersion version;
    private final Dialect dialect;
    private final Map<String, Class<? extends Wire>> calls = new HashMap<>();
    private final Map<String, Class<? extends Wire>> answers = new HashMap<>();
    private final Map<String, Class<? extends Wire>> asked = new HashMap<>();

    private PayloadReader(OcppVersion version) {
        this.version = version;
        this.dialect = Dialects.of(version);
        for (Action<?, ?> action : dialect.toStation()) {
            calls.put(action.name(), action.request());
        }
        for (Action<?, ?> action : dialect.fromStation()) {
            answers.put(action.name(), action.response());
            asked.put(action.name(), action.request());
        }
    }

    static PayloadReader of(OcppVersion version) {
        return Objects.requireNonNull(READERS.get(version));
    }

    void checkCall(Exchange call, Notes notes) {
        Class<? extends Wire> type = calls.get(call.action());
        if (type == null) {
            boolean stations = answers.containsKey(call.action());
            notes.breach(
                    Rule.ACTION_UNKNOWN, call.action() + (stations ? " is for stations to call" : " is not known"));
        } else {
            check(call.payload(), type, notes);
        }
    }

    void checkAnswer(Exchange call, JsonNode answer, Notes notes) {
        Class<? extends Wire> type = answers.get(call.action());
        if (type != null) {
            check(answer, type, notes);
        }
    }

    /** Whether what the station asked is as the standard has it. */
    boolean isSound(Exchange call) {
        Class<? extends Wire> type = asked.get(call.action());
        if (type == null) {
            return false;
        }
        try {
            dialect.checkSent(call.id(), call.payload().toString(), type);
            return true;
        } catch (OcppException unsound) {
            return false;
        }
    }

    private void check(JsonNode payload, Class<? extends Wire> type, Notes notes) {
        if (!payload.isObject()) {
            return;
        }
        nulls(payload, "", notes);
        try {
            dialect.checkSent("", payload.toString(), type);
        } catch (OcppException breach) {
            notes.breach(Rule.PAYLOAD, String.valueOf(breach.getMessage()));
        }
    }

    /** In 1.6 data of others is text; in 2.x it, and what vendors add, may be anything. */
    private void nulls(JsonNode node, String path, Notes notes) {
        node.properties().forEach(field -> {
            String name = field.getKey();
            boolean free = version != OcppVersion.V16 && name.equals(DATA);
            String at = path + name;
            if (field.getValue().isNull() && !free) {
                notes.breach(Rule.NULL_FIELD, at + " is null");
            } else if (!name.equals(CUSTOM_DATA) && !free) {
                nulls(field.getValue(), at + ".", notes);
                field.getValue().forEach(each -> {
                    if (field.getValue().isArray()) {
                        nulls(each, at + "[].", notes);
                    }
                });
            }
        });
    }
}
