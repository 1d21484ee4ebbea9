package io.voltgate.script;

import io.voltgate.ocpp.OcppVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the short forms of a scenario's calls into whole payloads. Stateless. What the short form doesn't know goes into the payload
 * by its dotted path, and so may add, replace or, with the value "-", remove any field.
 */
public final class Shorthand {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Shorthand() {}

    /**
     * The payload of a call, with what was left out filled in.
     *
     * @param args as written, with variables replaced
     * @param nowMs what times are counted from; pass the scenario's start to have a repeated line say the same
     */
    public static ObjectNode payload(OcppVersion version, String action, Args args, long nowMs) {
        Shortened rest = new Shortened(args, nowMs);
        ObjectNode payload = switch (version) {
            case V16 -> Shorthand16.write(action, rest);
            case V201, V21 -> Shorthand201.write(action, rest);
        };
        rest.remaining().forEach((path, value) -> Tree.put(payload, path, value));
        return payload;
    }

    /** The payload of a step: raw JSON with the known names in it replaced, else the short form written out. */
    public static String payload(OcppVersion version, Step.Call call, Variables variables, long nowMs) {
        String raw = call.rawPayload();
        if (raw != null) {
            return variables.resolve(raw);
        }
        return payload(version, call.action(), call.args().bound(variables), nowMs)
                .toString();
    }

    /** The payload with which a called station answers: a word is its status, pairs are fields. */
    public static ObjectNode answer(Args args) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        args.words().forEach(word -> payload.put("status", word));
        args.pairs().forEach((path, value) -> Tree.put(payload, path, value));
        return payload;
    }

    /** The arguments while a short form takes what it knows of them. */
    static final class Shortened {
        private final Args args;
        private final Map<String, String> left;
        private final long nowMs;

        Shortened(Args args, long nowMs) {
            this.args = args;
            this.left = new LinkedHashMap<>(args.pairs());
            this.nowMs = nowMs;
        }

        /** A word by its place, or what stands for it. */
        String word(int index, String otherwise) {
            return index < args.words().size() ? args.words().get(index) : otherwise;
        }

        boolean has(String key) {
            return left.containsKey(key);
        }

        String take(String key, String otherwise) {
            String value = left.remove(key);
            return value == null ? otherwise : value;
        }

        /** A JSON value: a number where it looks like one. */
        JsonNode number(String key, String otherwise) {
            return value(take(key, otherwise));
        }

        /** The time in "at": "+10s" and "-1h" count from now, anything else is sent as it is. */
        String time() {
            return Times.moment(take("at", "+0s"), nowMs);
        }

        Map<String, String> remaining() {
            return left;
        }
    }

    /** Text as JSON: a number, true, false, an object or a list where it is one, else a string. */
    static JsonNode value(String text) {
        boolean json = text.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")
                || text.equals("true")
                || text.equals("false")
                || text.equals("null")
                || text.startsWith("{")
                || text.startsWith("[");
        if (!json) {
            return JsonNodeFactory.instance.stringNode(text);
        }
        try {
            return JSON.readTree(text);
        } catch (JacksonException noJson) {
            return JsonNodeFactory.instance.stringNode(text);
        }
    }
}
