package io.voltgate.simulator.eye;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Payloads made from an official schema: the least and the fullest that it takes, and for each field what may be wrong with it. Used
 * by one test thread, for one schema. A field stands in the least payload that has it.
 */
final class SchemaExamples {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonNode root;
    private final List<Example> examples = new ArrayList<>();

    /** A payload, and what it is about. */
    record Example(String what, JsonNode payload) {}

    private SchemaExamples(JsonNode root) {
        this.root = root;
    }

    static List<Example> of(JsonNode schema) {
        SchemaExamples all = new SchemaExamples(schema);
        all.examples.add(new Example("the least", all.value(schema, false)));
        all.examples.add(new Example("the fullest", all.value(schema, true)));
        all.vary(schema, "", payload -> payload);
        return all.examples;
    }

    private void vary(JsonNode schema, String path, UnaryOperator<JsonNode> around) {
        ObjectNode least = (ObjectNode) value(schema, false);
        add(path + "surplus", around.apply(least.deepCopy().put("surplus", 1)));
        schema.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            String at = path + name;
            ObjectNode without = least.deepCopy();
            without.remove(name);
            add(at + " left out", around.apply(without));
            UnaryOperator<JsonNode> put = value -> around.apply(least.deepCopy().set(name, value));
            add(at + " null", put.apply(JSON.nullNode()));
            if (!name.equals("customData")) {
                varyValue(resolve(property.getValue()), at, put);
            }
        });
    }

    private void varyValue(JsonNode schema, String at, UnaryOperator<JsonNode> put) {
        String type = schema.path("type").asString("");
        if (!type.isEmpty()) {
            add(at + " is an object", put.apply(type.equals("object") ? JSON.arrayNode() : JSON.objectNode()));
            add(at + " is text or not", put.apply(type.equals("string") ? JSON.numberNode(7) : JSON.stringNode("7")));
            add(
                    at + " is a boolean or not",
                    put.apply(type.equals("boolean") ? JSON.numberNode(1) : JSON.booleanNode(true)));
        }
        switch (type) {
            case "object" -> vary(schema, at + ".", put);
            case "array" -> varyList(schema, at, put);
            case "string" -> varyText(schema, at, put);
            case "integer", "number" -> {
                bound(schema, "minimum", -1, at, put);
                bound(schema, "maximum", 1, at, put);
                if (type.equals("integer")) {
                    add(at + " is no whole number", put.apply(JSON.numberNode(1.5)));
                }
            }
            default -> {}
        }
    }

    private void varyText(JsonNode schema, String at, UnaryOperator<JsonNode> put) {
        if (schema.has("enum")) {
            add(at + " is no such word", put.apply(JSON.stringNode("?")));
            schema.path("enum").forEach(word -> add(at + " is " + word.asString(), put.apply(word)));
        } else if (schema.has("maxLength")) {
            int most = schema.path("maxLength").asInt();
            add(at + " as long as may be", put.apply(JSON.stringNode("x".repeat(most))));
            add(at + " too long", put.apply(JSON.stringNode("x".repeat(most + 1))));
        } else if (schema.path("format").asString("").equals("date-time")) {
            add(at + " is no time", put.apply(JSON.stringNode("yesterday")));
            add(at + " is a day", put.apply(JSON.stringNode("2026-01-01")));
            add(at + " has no offset", put.apply(JSON.stringNode("2026-01-01T00:00:00")));
            add(at + " has an offset", put.apply(JSON.stringNode("2026-01-01T00:00:00.000+02:00")));
        } else if (schema.path("format").asString("").equals("uri")) {
            add(at + " is no address", put.apply(JSON.stringNode("no address")));
        }
    }

    private void varyList(JsonNode schema, String at, UnaryOperator<JsonNode> put) {
        JsonNode element = resolve(schema.path("items"));
        int least = schema.path("minItems").asInt(0);
        add(at + " is empty", put.apply(JSON.arrayNode()));
        add(at + " has a null", put.apply(list(element, least, false).add(JSON.nullNode())));
        if (schema.has("maxItems")) {
            int most = schema.path("maxItems").asInt();
            add(at + " as long as may be", put.apply(list(element, most, false)));
            add(at + " too long", put.apply(list(element, most + 1, false)));
        }
        varyValue(element, at + "[]", value -> {
            ArrayNode list = list(element, Math.max(1, least), false);
            list.set(0, value);
            return put.apply(list);
        });
    }

    private void bound(JsonNode schema, String name, int beyond, String at, UnaryOperator<JsonNode> put) {
        if (schema.has(name)) {
            long bound = schema.path(name).decimalValue().longValueExact();
            add(at + " at its " + name, put.apply(JSON.numberNode(bound)));
            add(at + " beyond its " + name, put.apply(JSON.numberNode(bound + beyond)));
        }
    }

    private void add(String what, JsonNode payload) {
        examples.add(new Example(what, payload));
    }

    private JsonNode value(JsonNode schema, boolean all) {
        return switch (schema.path("type").asString("")) {
            case "object" -> part(schema, all);
            case "array" ->
                list(
                        resolve(schema.path("items")),
                        Math.max(1, schema.path("minItems").asInt(0)),
                        all);
            case "string" -> text(schema);
            case "integer", "number" ->
                JSON.numberNode(Math.clamp(
                        1L,
                        schema.path("minimum").asLong(Long.MIN_VALUE),
                        schema.path("maximum").asLong(Long.MAX_VALUE)));
            case "boolean" -> JSON.booleanNode(true);
            default -> JSON.stringNode("any");
        };
    }

    private static JsonNode text(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum").get(0);
        }
        return JSON.stringNode(
                switch (schema.path("format").asString("")) {
                    case "date-time" -> "2026-01-01T00:00:00Z";
                    case "uri" -> "https://example.org/";
                    default -> "x";
                });
    }

    private ObjectNode part(JsonNode schema, boolean all) {
        ObjectNode object = JSON.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        schema.path("properties").properties().forEach(property -> {
            if (all || required.contains(property.getKey())) {
                object.set(property.getKey(), value(resolve(property.getValue()), all));
            }
        });
        return object;
    }

    private ArrayNode list(JsonNode element, int size, boolean all) {
        ArrayNode list = JSON.arrayNode();
        for (int i = 0; i < size; i++) {
            list.add(value(element, all));
        }
        return list;
    }

    private JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.path("$ref").asString().substring(1)) : schema;
    }
}
