package io.voltgate.script;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reading and writing JSON trees by dotted paths. Stateless. A number in a path, as in "a.0.b" or "a[0].b", is a place in a list,
 * counted from 0; "*" is each place or field, "#" how many there are.
 */
final class Tree {
    private static final String EACH = "*";
    private static final String SIZE = "#";
    private static final String PLACE = "\\d{1,6}";

    private Tree() {}

    private static List<String> names(String path) {
        return List.of(path.replaceAll("\\[(\\d{1,6}|\\*)\\]", ".$1").split("\\.", -1));
    }

    /** All values at a path: one or none where it has no "*". */
    static List<JsonNode> all(JsonNode tree, String path) {
        List<JsonNode> nodes = List.of(tree);
        for (String name : names(path)) {
            List<JsonNode> next = new ArrayList<>();
            nodes.forEach(node -> step(node, name, next));
            nodes = next;
        }
        return nodes.stream().filter(node -> !node.isNull()).toList();
    }

    private static void step(JsonNode node, String name, List<JsonNode> to) {
        if (name.equals(EACH)) {
            node.forEach(to::add);
            return;
        }
        if (name.equals(SIZE)) {
            to.add(JsonNodeFactory.instance.numberNode(node.size()));
            return;
        }
        JsonNode child = node.isArray() && name.matches(PLACE) ? node.path(Integer.parseInt(name)) : node.path(name);
        if (!child.isMissingNode()) {
            to.add(child);
        }
    }

    /** The first value as text; an object or list as JSON, what is absent as empty. */
    static String text(JsonNode tree, String path) {
        return all(tree, path).stream().findFirst().map(Tree::text).orElse("");
    }

    static String text(JsonNode node) {
        return node.isValueNode() ? node.asString() : node.toString();
    }

    /** Whether any value in the tree is this text. */
    static boolean contains(JsonNode tree, String text) {
        if (tree.isValueNode()) {
            return tree.asString().equals(text);
        }
        for (JsonNode child : tree) {
            if (contains(child, text)) {
                return true;
            }
        }
        return false;
    }

    /** Sets a value, making the objects and lists on the way to it; "-" removes it, and text stays text where text was. */
    static void put(ObjectNode root, String path, String value) {
        List<String> names = names(path);
        JsonNode node = root;
        for (int i = 0; i < names.size() - 1; i++) {
            node = child(node, names.get(i), names.get(i + 1).matches(PLACE));
        }
        String last = names.getLast();
        JsonNode before = node.isArray() ? node.get(Integer.parseInt(last)) : node.get(last);
        if (value.equals("-")) {
            remove(node, last);
        } else {
            boolean text = before != null && before.isString();
            set(node, last, text ? JsonNodeFactory.instance.stringNode(value) : Shorthand.value(value));
        }
    }

    private static JsonNode child(JsonNode node, String name, boolean list) {
        JsonNode found = node.isArray() ? node.get(Integer.parseInt(name)) : node.get(name);
        if (found != null && (found.isObject() || (list && found.isArray()))) {
            return found;
        }
        JsonNode fresh = list ? JsonNodeFactory.instance.arrayNode() : JsonNodeFactory.instance.objectNode();
        set(node, name, fresh);
        return fresh;
    }

    private static void set(JsonNode node, String name, JsonNode value) {
        if (node instanceof ArrayNode list) {
            int place = Integer.parseInt(name);
            while (list.size() <= place) {
                list.addObject();
            }
            list.set(place, value);
        } else {
            ((ObjectNode) node).set(name, value);
        }
    }

    private static void remove(JsonNode node, String name) {
        if (node instanceof ArrayNode list) {
            list.remove(Integer.parseInt(name));
        } else {
            ((ObjectNode) node).remove(name);
        }
    }
}
