package io.voltgate.simulator.station;

import java.time.Instant;
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

    static ArrayNode list(Iterable<ObjectNode> elements) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        elements.forEach(array::add);
        return array;
    }

    static String time(long ms) {
        return Instant.ofEpochMilli(ms).toString();
    }

    /** The text at a path such as "idTagInfo.status"; a number as its digits. */
    static String text(JsonNode tree, String path) {
        JsonNode node = tree;
        for (String name : path.split("\\.", -1)) {
            node = node.path(name);
        }
        return node.isValueNode() && !node.isNull() ? node.asString() : "";
    }

    static int number(JsonNode tree, String path, int otherwise) {
        String text = text(tree, path);
        return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }
}
