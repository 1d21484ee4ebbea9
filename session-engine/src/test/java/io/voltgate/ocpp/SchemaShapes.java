package io.voltgate.ocpp;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The {@link Shape} that an official schema describes, in the schema's order. Used by one test thread, for one schema. The field
 * customData, which every object of OCPP 2.x has, is left out; an object without it, or one that takes any field, fails.
 */
final class SchemaShapes {
    private static final String CUSTOM_DATA = "customData";

    private final JsonNode root;
    private final boolean custom;

    private SchemaShapes(JsonNode root, boolean custom) {
        this.root = root;
        this.custom = custom;
    }

    static Shape.Part of(JsonNode schema, OcppVersion version) {
        return new SchemaShapes(schema, version != OcppVersion.V16).part(schema);
    }

    private Shape.Part part(JsonNode schema) {
        JsonNode properties = schema.path("properties");
        if (properties.has(CUSTOM_DATA) != custom
                || schema.path("additionalProperties").asBoolean(true)) {
            throw new AssertionError("an object of another kind: " + schema);
        }
        Set<String> required = new LinkedHashSet<>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        Map<String, Shape.Field> fields = new LinkedHashMap<>();
        properties.properties().forEach(property -> {
            if (!property.getKey().equals(CUSTOM_DATA)) {
                Shape shape = shape(resolve(property.getValue()));
                fields.put(property.getKey(), new Shape.Field(shape, required.contains(property.getKey())));
            }
        });
        return new Shape.Part(fields);
    }

    private Shape shape(JsonNode schema) {
        return switch (schema.path("type").asString("")) {
            case "object" -> part(schema);
            case "array" ->
                new Shape.Many(
                        shape(resolve(schema.path("items"))),
                        schema.path("minItems").asInt(0),
                        schema.path("maxItems").asInt(Integer.MAX_VALUE));
            case "string" -> string(schema);
            case "integer" -> new Shape.Whole(bound(schema, "minimum"), bound(schema, "maximum"));
            case "number" ->
                new Shape.Decimal(bound(schema, "minimum"), bound(schema, "maximum"), schema.has("multipleOf"));
            case "boolean" -> new Shape.Flag();
            case "" -> new Shape.Anything();
            default -> throw new AssertionError("an unknown type: " + schema);
        };
    }

    private static Shape string(JsonNode schema) {
        if (schema.has("enum")) {
            Set<String> words = new LinkedHashSet<>();
            schema.path("enum").forEach(word -> words.add(word.asString()));
            return new Shape.Word(words);
        }
        return switch (schema.path("format").asString("")) {
            case "date-time" -> new Shape.Moment();
            case "uri" -> new Shape.Address();
            default -> new Shape.Text(schema.path("maxLength").asInt(Integer.MAX_VALUE));
        };
    }

    private static long bound(JsonNode schema, String name) {
        return schema.has(name)
                ? schema.path(name).decimalValue().longValueExact()
                : name.equals("minimum") ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    private JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.path("$ref").asString().substring(1)) : schema;
    }
}
