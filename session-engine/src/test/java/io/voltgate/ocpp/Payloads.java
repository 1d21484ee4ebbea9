package io.voltgate.ocpp;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Payloads made from a {@link Shape}: one with all fields, one with only the required ones, and one for each way in which each field
 * can be at its limit or wrong. Used by one test thread. Each variant differs from the full payload in one place only.
 */
final class Payloads {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONG_TEXT = 300;
    /** Values by type, to put where another type is due. */
    private static final Map<String, JsonNode> BY_TYPE = Map.of(
            "string", JSON.stringNode("text"),
            "integer", JSON.numberNode(7),
            "number", JSON.numberNode(7.5),
            "boolean", JSON.booleanNode(true),
            "array", JSON.arrayNode(),
            "object", JSON.objectNode());
    /** Two UTF-16 units that are one character. */
    private static final String ONE_CHARACTER = "\ud83d\udd0c";

    private static final JsonNode BEYOND_LONG = JSON.numberNode(new BigDecimal("9223372036854775808").toBigInteger());

    private final OcppVersion version;
    private final ObjectNode full;
    private final List<Variant> variants = new ArrayList<>();

    /**
     * A payload and how it differs from the full one.
     *
     * @param expected the code that it must get; empty where it must be taken
     * @param path of the field, as the description must begin with it
     */
    record Variant(String what, String payload, Optional<ErrorCode> expected, String path) {}

    private Payloads(OcppVersion version, Shape.Part shape) {
        this.version = version;
        this.full = part(shape, true);
    }

    static String full(Shape.Part shape) {
        return part(shape, true).toString();
    }

    static String least(Shape.Part shape) {
        return part(shape, false).toString();
    }

    static List<Variant> variants(OcppVersion version, Shape.Part shape) {
        Payloads payloads = new Payloads(version, shape);
        payloads.vary(shape, "", "");
        return payloads.variants;
    }

    private void vary(Shape.Part part, String at, String path) {
        String prefix = path.isEmpty() ? "" : path + ".";
        add(
                "an extra field",
                ErrorCode.unknownField(version),
                prefix + "surplus",
                copy -> owner(copy, at).set("surplus", JSON.arrayNode().add(JSON.objectNode())));
        part.fields().forEach((name, field) -> {
            Optional<ErrorCode> absent =
                    field.required() ? Optional.of(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION) : Optional.empty();
            add("left out", absent, prefix + name, copy -> owner(copy, at).remove(name));
            add("null", absent, prefix + name, copy -> owner(copy, at).putNull(name));
            varyValue(field.shape(), at + "/" + name, prefix + name);
        });
    }

    private void varyValue(Shape shape, String at, String path) {
        varyType(shape.type(), at, path);
        switch (shape) {
            case Shape.Part part -> vary(part, at, path);
            case Shape.Many many -> varyList(many, at, path);
            case Shape.Text text -> varyText(text.max(), at, path);
            case Shape.Word word -> {
                word.words().forEach(known -> right("the word " + known, at, path, JSON.stringNode(known)));
                wrong("no such word", ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, at, path, JSON.stringNode("?"));
                wrong("an empty word", ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, at, path, JSON.stringNode(""));
            }
            case Shape.Whole whole -> {
                varyBounds(whole.min(), whole.max(), at, path);
                wrong("beyond 64 bits", ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, at, path, BEYOND_LONG);
            }
            case Shape.Decimal decimal -> {
                varyBounds(decimal.min(), decimal.max(), at, path);
                varyDigits(decimal, at, path);
            }
            case Shape.Moment moment -> {}
            case Shape.Address address -> {}
            case Shape.Flag flag -> right("false", at, path, JSON.booleanNode(false));
            case Shape.Anything anything ->
                BY_TYPE.forEach((type, value) -> right("a value of type " + type, at, path, value));
        }
    }

    private void varyType(String due, String at, String path) {
        BY_TYPE.forEach((type, value) -> {
            boolean fits = type.equals(due) || due.equals("any") || (due.equals("number") && type.equals("integer"));
            if (!fits) {
                wrong("of type " + type, ErrorCode.TYPE_CONSTRAINT_VIOLATION, at, path, value);
            }
        });
    }

    private void varyText(int max, String at, String path) {
        right("an empty text", at, path, JSON.stringNode(""));
        if (max == Integer.MAX_VALUE) {
            right("a long text", at, path, JSON.stringNode("x".repeat(LONG_TEXT)));
            return;
        }
        right("as long as may be", at, path, JSON.stringNode(ONE_CHARACTER.repeat(max)));
        wrong("too long", ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, at, path, JSON.stringNode("x".repeat(max + 1)));
    }

    private void varyList(Shape.Many many, String at, String path) {
        ErrorCode code = ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION;
        add(
                "a list with a null",
                code,
                path + "[0]",
                copy -> set(copy, at, JSON.arrayNode().addNull()));
        if (many.min() > 0) {
            wrong("too few elements", code, at, path, list(many.element(), many.min() - 1));
        } else {
            right("no elements", at, path, JSON.arrayNode());
        }
        if (many.max() < Integer.MAX_VALUE) {
            right("as many elements as may be", at, path, list(many.element(), many.max()));
            wrong("too many elements", code, at, path, list(many.element(), many.max() + 1));
        }
        varyValue(many.element(), at + "/0", path + "[0]");
    }

    private void varyBounds(long min, long max, String at, String path) {
        ErrorCode code = ErrorCode.PROPERTY_CONSTRAINT_VIOLATION;
        if (min != Long.MIN_VALUE) {
            right("as small as may be", at, path, JSON.numberNode(min));
            wrong("too small", code, at, path, JSON.numberNode(min - 1));
        }
        if (max != Long.MAX_VALUE) {
            right("as large as may be", at, path, JSON.numberNode(max));
            wrong("too large", code, at, path, JSON.numberNode(max + 1));
        }
    }

    private void varyDigits(Shape.Decimal decimal, String at, String path) {
        ErrorCode code = ErrorCode.PROPERTY_CONSTRAINT_VIOLATION;
        wrong("of too many digits", code, at, path, JSON.numberNode(new BigDecimal("1e-101")));
        if (decimal.tenths()) {
            wrong("finer than tenths", code, at, path, JSON.numberNode(new BigDecimal("6.05")));
            right("in tenths", at, path, JSON.numberNode(new BigDecimal("6.10")));
        }
    }

    private void right(String what, String at, String path, JsonNode value) {
        add(what, Optional.empty(), path, copy -> set(copy, at, value));
    }

    private void wrong(String what, ErrorCode code, String at, String path, JsonNode value) {
        add(what, code, path, copy -> set(copy, at, value));
    }

    private void add(String what, ErrorCode expected, String path, Consumer<ObjectNode> change) {
        add(what, Optional.of(expected), path, change);
    }

    private void add(String what, Optional<ErrorCode> expected, String path, Consumer<ObjectNode> change) {
        ObjectNode copy = full.deepCopy();
        change.accept(copy);
        variants.add(new Variant(path + ": " + what, copy.toString(), expected, path));
    }

    private static void set(ObjectNode payload, String at, JsonNode value) {
        int cut = at.lastIndexOf('/');
        String name = at.substring(cut + 1);
        if (payload.at(at.substring(0, cut)) instanceof ArrayNode list) {
            list.set(Integer.parseInt(name), value);
        } else {
            owner(payload, at.substring(0, cut)).set(name, value);
        }
    }

    private static ObjectNode owner(ObjectNode payload, String at) {
        return (ObjectNode) payload.at(at);
    }

    private static ObjectNode part(Shape.Part part, boolean all) {
        ObjectNode object = JSON.objectNode();
        part.fields().forEach((name, field) -> {
            if (all || field.required()) {
                object.set(name, value(field.shape(), all));
            }
        });
        return object;
    }

    private static JsonNode value(Shape shape, boolean all) {
        return switch (shape) {
            case Shape.Part part -> part(part, all);
            case Shape.Many many -> list(many.element(), Math.max(1, many.min()));
            case Shape.Text text -> JSON.stringNode("x");
            case Shape.Word word ->
                JSON.stringNode(word.words().stream().sorted().toList().getFirst());
            case Shape.Moment moment -> JSON.stringNode("2026-01-01T00:00:00Z");
            case Shape.Address address -> JSON.stringNode("https://example.org/");
            case Shape.Whole whole -> JSON.numberNode(Math.clamp(1, whole.min(), whole.max()));
            case Shape.Decimal decimal ->
                JSON.numberNode(new BigDecimal(decimal.max() < 2 || decimal.min() > 1 ? "" + decimal.max() : "1.5"));
            case Shape.Flag flag -> JSON.booleanNode(true);
            case Shape.Anything anything -> JSON.stringNode("any");
        };
    }

    private static ArrayNode list(Shape element, int size) {
        ArrayNode list = JSON.arrayNode();
        for (int i = 0; i < size; i++) {
            list.add(value(element, true));
        }
        return list;
    }
}
