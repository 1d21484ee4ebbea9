package io.voltgate.simulator.station;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Small words for JSON trees. Stateless. A field that isn't there reads as empty. */
final class Json {
    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode of(String name, String value) {
        return object().put(name, value);
    }

    /** The text as JSON, in its quotes. */
    static String quoted(String text) {
        return JsonNodeFactory.instance.stringNode(text).toString();
    }

    static ArrayNode list(Iterable<ObjectNode> elements) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        elements.forEach(array::add);
        return array;
    }

    static String time(long ms) {
        return Instant.ofEpochMilli(ms).toString();
    }

    /** The milliseconds since 1970 of a time as text, 0 where it is none. */
    static long moment(String text) {
        try {
            return text.isEmpty() ? 0 : OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeParseException unreadable) {
            return 0;
        }
    }

    /** The text at a path such as "idTagInfo.status"; a number as its digits. */
    static String text(JsonNode tree, String path) {
        JsonNode node = tree;
        int from = 0;
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', from)) {
            node = node.path(path.substring(from, dot));
            from = dot + 1;
        }
        node = node.path(from == 0 ? path : path.substring(from));
        return node.isValueNode() && !node.isNull() ? node.asString() : "";
    }

    static int number(JsonNode tree, String path, int otherwise) {
        String text = text(tree, path);
        return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }
}
