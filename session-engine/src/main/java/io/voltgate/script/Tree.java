package io.voltgate.script;

import tools.jackson.databind.JsonNode;

/** Reading JSON trees by dotted paths; a number in a path is a place in a list, counted from 0. Stateless. */
final class Tree {
    private Tree() {}

    static JsonNode at(JsonNode tree, String path) {
        JsonNode node = tree;
        for (String name : path.split("\\.", -1)) {
            node = node.isArray() && name.matches("\\d{1,6}") ? node.path(Integer.parseInt(name)) : node.path(name);
        }
        return node;
    }

    /** The value as text; an object or list as JSON, what is absent as empty. */
    static String text(JsonNode tree, String path) {
        JsonNode node = at(tree, path);
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
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
}
