package io.voltgate.ocpp;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Payloads made from a schema: a valid one, and one for each way in which each of its fields can be wrong. Used by one test
 * thread. A field is varied only where the wire record has it; {@link #unread()} names the others.
 */
final class SchemaInstances {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Values by type, to put where another type is due. */
    private static final Map<String, JsonNode> BY_TYPE = Map.of(
            "string", JSON.stringNode("text"),
            "integer", JSON.numberNode(7),
            "number", JSON.numberNode(7.5),
            "boolean", JSON.booleanNode(true),
            "array", JSON.arrayNode(),
            "object", JSON.objectNode());

    private final JsonNode root;
    private final ObjectNode full;
    private final List<Variant> variants = new ArrayList<>();
    private final Set<String> unread = new TreeSet<>();
    private final Set<String> unknown = new TreeSet<>();

    /** A payload, how it differs from the valid one, and the code that it must get; empty where it must be taken. */
    record Variant(String what, String payload, Optional<ErrorCode> expected) {}

    SchemaInstances(JsonNode root, Class<?> wire) {
        this.root = root;
        this.full = object(root);
        vary(root, wire, "");
    }

    /** Every field filled in. */
    String valid() {
        return full.toString();
    }

    List<Variant> variants() {
        return variants;
    }

    /** Fields of the schema that the records leave out. */
    Set<String> unread() {
        return unread;
    }

    /** Fields of the records that the schema doesn't have. */
    Set<String> unknown() {
        return unknown;
    }

    private void vary(JsonNode schema, Class<?> wire, String at) {
        Map<String, Type> known = Arrays.stream(wire.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getGenericType));
        Set<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String field = at + "/" + property.getKey();
            if (known.containsKey(property.getKey())) {
                varyPresence(at, property.getKey(), required.contains(property.getKey()));
                varyValue(resolve(property.getValue()), known.get(property.getKey()), field);
            } else {
                unread.add(field);
            }
        }
        known.keySet().stream()
                .filter(name -> !schema.path("properties").has(name))
                .forEach(name -> unknown.add(at + "/" + name));
    }

    private void varyPresence(String at, String name, boolean required) {
        Optional<ErrorCode> expected =
                required ? Optional.of(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION) : Optional.empty();
        add("without " + at + "/" + name, expected, copy -> owner(copy, at).remove(name));
        add("null " + at + "/" + name, expected, copy -> owner(copy, at).putNull(name));
    }

    private void varyValue(JsonNode schema, Type type, String at) {
        varyType(schema, at);
        varyText(schema, at);
        varyList(schema, at);
        varyNumber(schema, at);
        if (type instanceof Class<?> wire && wire.isRecord() && schema.has("properties")) {
            vary(schema, wire, at);
        } else if (type instanceof ParameterizedType list) {
            varyValue(resolve(schema.path("items")), list.getActualTypeArguments()[0], at + "/0");
        }
    }

    private void varyType(JsonNode schema, String at) {
        String due = schema.path("type").asString("");
        if (due.isEmpty()) {
            return;
        }
        BY_TYPE.forEach((type, value) -> {
            boolean fits = type.equals(due) || (due.equals("number") && type.equals("integer"));
            if (!fits) {
                wrong(at + " is of type " + type, at, value, ErrorCode.TYPE_CONSTRAINT_VIOLATION);
            }
        });
    }

    private void varyText(JsonNode schema, String at) {
        for (JsonNode word : schema.path("enum")) {
            set(at + " is " + word, at, word, Optional.empty());
        }
        if (schema.has("enum")) {
            wrong(at + " is no such word", at, JSON.stringNode("?"), ErrorCode.PROPERTY_CONSTRAINT_VIOLATION);
        }
        if (schema.has("maxLength")) {
            String longest = "x".repeat(schema.path("maxLength").asInt());
            set(at + " is of full length", at, JSON.stringNode(longest), Optional.empty());
            wrong(at + " is too long", at, JSON.stringNode(longest + "x"), ErrorCode.PROPERTY_CONSTRAINT_VIOLATION);
        }
    }

    private void varyNumber(JsonNode schema, String at) {
        if (schema.has("minimum")) {
            JsonNode less = JSON.numberNode(schema.path("minimum").asInt() - 1);
            wrong(at + " is too small", at, less, ErrorCode.PROPERTY_CONSTRAINT_VIOLATION);
        }
        if (schema.has("maximum")) {
            JsonNode more = JSON.numberNode(schema.path("maximum").asInt() + 1);
            wrong(at + " is too large", at, more, ErrorCode.PROPERTY_CONSTRAINT_VIOLATION);
        }
    }

    private void varyList(JsonNode schema, String at) {
        if (!schema.path("type").asString("").equals("array")) {
            return;
        }
        ArrayNode withNull = JSON.arrayNode().addNull();
        wrong(at + " has a null", at, withNull, ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION);
        if (schema.path("minItems").asInt(0) > 0) {
            wrong(at + " is empty", at, JSON.arrayNode(), ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION);
        }
        if (schema.has("maxItems")) {
            ArrayNode tooMany = JSON.arrayNode();
            for (int i = 0; i <= schema.path("maxItems").asInt(); i++) {
                tooMany.add(value(resolve(schema.path("items"))));
            }
            wrong(at + " has too many", at, tooMany, ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION);
        }
    }

    private void wrong(String what, String at, JsonNode value, ErrorCode expected) {
        set(what, at, value, Optional.of(expected));
    }

    private void set(String what, String at, JsonNode value, Optional<ErrorCode> expected) {
        int cut = at.lastIndexOf('/');
        String name = at.substring(cut + 1);
        add(what, expected, copy -> {
            JsonNode parent = copy.at(at.substring(0, cut));
            if (parent instanceof ArrayNode list) {
                list.set(Integer.parseInt(name), value);
            } else {
                ((ObjectNode) parent).set(name, value);
            }
        });
    }

    private void add(String what, Optional<ErrorCode> expected, Consumer<ObjectNode> change) {
        ObjectNode copy = full.deepCopy();
        change.accept(copy);
        variants.add(new Variant(what, copy.toString(), expected));
    }

    private static ObjectNode owner(ObjectNode payload, String at) {
        return (ObjectNode) payload.at(at);
    }

    private JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.path("$ref").asString().substring(1)) : schema;
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(p -> object.set(p.getKey(), value(resolve(p.getValue()))));
        return object;
    }

    private JsonNode value(JsonNode schema) {
        return switch (schema.path("type").asString("")) {
            case "object" -> object(schema);
            case "array" -> list(schema);
            case "integer" -> JSON.numberNode(Math.max(1, schema.path("minimum").asInt(1)));
            case "number" -> JSON.numberNode(1.5);
            case "boolean" -> JSON.booleanNode(true);
            default -> JSON.stringNode(string(schema));
        };
    }

    private ArrayNode list(JsonNode schema) {
        ArrayNode list = JSON.arrayNode();
        for (int i = 0; i < Math.max(1, schema.path("minItems").asInt(1)); i++) {
            list.add(value(resolve(schema.path("items"))));
        }
        return list;
    }

    private static String string(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum").get(0).asString();
        }
        return switch (schema.path("format").asString("")) {
            case "date-time" -> "2026-01-01T00:00:00Z";
            case "uri" -> "https://example.org/";
            default -> "x";
        };
    }
}
