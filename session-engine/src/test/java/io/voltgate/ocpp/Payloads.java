package io.voltgate.ocpp;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Payloads made from a {@link Shape}: one with all fields, one with only the required ones, and one for each way in which each field
 * can be at its limit or wrong. Used by one test thread. Each variant has, besides what varies, only what is required.
 */
final class Payloads {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String CUSTOM_DATA = "customData";
    private static final int MAX_VENDOR_ID = 255;
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
    private final List<Variant> variants = new ArrayList<>();

    /**
     * A payload and how it differs from what is right.
     *
     * @param expected the code that it must get; empty where it must be taken
     * @param path of the field, as the description must begin with it
     */
    record Variant(String what, String payload, Optional<ErrorCode> expected, String path) {}

    /** Where a varied value stands: its path, and how the payload around it is made. */
    private record Place(String path, UnaryOperator<JsonNode> around) {
        Place field(ObjectNode owner, String name) {
            return new Place(
                    path.isEmpty() ? name : path + "." + name,
                    value -> around.apply(owner.deepCopy().set(name, value)));
        }

        /** The first element of a list. */
        Place first(ArrayNode list) {
            return new Place(path + "[0]", value -> {
                ArrayNode copy = list.deepCopy();
                copy.set(0, value);
                return around.apply(copy);
            });
        }
    }

    private Payloads(OcppVersion version) {
        this.version = version;
    }

    static String full(Shape.Part shape) {
        return part(shape, true).toString();
    }

    static String least(Shape.Part shape) {
        return part(shape, false).toString();
    }

    static List<Variant> variants(OcppVersion version, Shape.Part shape) {
        Payloads payloads = new Payloads(version);
        payloads.vary(shape, new Place("", payload -> payload));
        return payloads.variants;
    }

    private void vary(Shape.Part part, Place at) {
        ObjectNode least = part(part, false);
        JsonNode surplus = JSON.arrayNode().add(JSON.objectNode());
        wrong("is not known", ErrorCode.unknownField(version), at.field(least, "surplus"), surplus);
        if (version != OcppVersion.V16) {
            varyCustomData(at.field(least, CUSTOM_DATA));
        }
        part.fields().forEach((name, field) -> {
            Place place = at.field(least, name);
            Optional<ErrorCode> absent =
                    field.required() ? Optional.of(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION) : Optional.empty();
            ObjectNode without = least.deepCopy();
            without.remove(name);
            add("left out", absent, place.path(), at.around().apply(without));
            add("null", absent, place.path(), place.around().apply(JSON.nullNode()));
            varyValue(field.shape(), place);
        });
    }

    /** What every object of OCPP 2.x may carry (2.0.1 Part 4, 9), which is no field of the records. */
    private void varyCustomData(Place at) {
        right("of a vendor", at, JSON.objectNode().put("vendorId", "v").set("more", JSON.arrayNode()));
        right("null", at, JSON.nullNode());
        varyType("object", at);
        Place vendor = at.field(JSON.objectNode(), "vendorId");
        ErrorCode absent = ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION;
        add("left out", Optional.of(absent), vendor.path(), at.around().apply(JSON.objectNode()));
        wrong("null", absent, vendor, JSON.nullNode());
        varyType("string", vendor);
        varyText(MAX_VENDOR_ID, vendor);
    }

    private void varyValue(Shape shape, Place at) {
        varyType(shape.type(), at);
        switch (shape) {
            case Shape.Part part -> vary(part, at);
            case Shape.Many many -> varyList(many, at);
            case Shape.Text text -> varyText(text.max(), at);
            case Shape.Word word -> {
                word.words().forEach(known -> right("the word " + known, at, JSON.stringNode(known)));
                wrong("no such word", ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, at, JSON.stringNode("?"));
                wrong("an empty word", ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, at, JSON.stringNode(""));
            }
            case Shape.Whole whole -> {
                varyBounds(whole.min(), whole.max(), at);
                wrong("beyond 64 bits", ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, at, BEYOND_LONG);
            }
            case Shape.Decimal decimal -> {
                varyBounds(decimal.min(), decimal.max(), at);
                varyDigits(decimal, at);
            }
            case Shape.Moment moment -> {}
            case Shape.Address address -> {}
            case Shape.Flag flag -> right("false", at, JSON.booleanNode(false));
            case Shape.Anything anything ->
                BY_TYPE.forEach((type, value) -> right("a value of type " + type, at, value));
        }
    }

    private void varyType(String due, Place at) {
        BY_TYPE.forEach((type, value) -> {
            boolean fits = type.equals(due) || due.equals("any") || (due.equals("number") && type.equals("integer"));
            if (!fits) {
                wrong("of type " + type, ErrorCode.TYPE_CONSTRAINT_VIOLATION, at, value);
            }
        });
    }

    private void varyText(int max, Place at) {
        right("an empty text", at, JSON.stringNode(""));
        if (max == Integer.MAX_VALUE) {
            right("a long text", at, JSON.stringNode("x".repeat(LONG_TEXT)));
            return;
        }
        right("as long as may be", at, JSON.stringNode(ONE_CHARACTER.repeat(max)));
        wrong("too long", ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, at, JSON.stringNode("x".repeat(max + 1)));
    }

    private void varyList(Shape.Many many, Place at) {
        ErrorCode code = ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION;
        ArrayNode least = list(many.element(), Math.max(1, many.min()), false);
        wrong("null", code, at.first(least), JSON.nullNode());
        if (many.min() > 0) {
            wrong("too few elements", code, at, list(many.element(), many.min() - 1, false));
        } else {
            right("no elements", at, JSON.arrayNode());
        }
        if (many.max() < Integer.MAX_VALUE) {
            right("as many elements as may be", at, list(many.element(), many.max(), false));
            wrong("too many elements", code, at, list(many.element(), many.max() + 1, false));
        }
        varyValue(many.element(), at.first(least));
    }

    private void varyBounds(long min, long max, Place at) {
        ErrorCode code = ErrorCode.PROPERTY_CONSTRAINT_VIOLATION;
        if (min != Long.MIN_VALUE) {
            right("as small as may be", at, JSON.numberNode(min));
            wrong("too small", code, at, JSON.numberNode(min - 1));
        }
        if (max != Long.MAX_VALUE) {
            right("as large as may be", at, JSON.numberNode(max));
            wrong("too large", code, at, JSON.numberNode(max + 1));
        }
    }

    private void varyDigits(Shape.Decimal decimal, Place at) {
        ErrorCode code = ErrorCode.PROPERTY_CONSTRAINT_VIOLATION;
        wrong("of too many digits", code, at, JSON.numberNode(new BigDecimal("1e-101")));
        if (decimal.tenths()) {
            wrong("finer than tenths", code, at, JSON.numberNode(new BigDecimal("6.05")));
            right("in tenths", at, JSON.numberNode(new BigDecimal("6.10")));
        }
    }

    private void right(String what, Place at, JsonNode value) {
        add(what, Optional.empty(), at.path(), at.around().apply(value));
    }

    private void wrong(String what, ErrorCode code, Place at, JsonNode value) {
        add(what, Optional.of(code), at.path(), at.around().apply(value));
    }

    private void add(String what, Optional<ErrorCode> expected, String path, JsonNode payload) {
        variants.add(new Variant(path + ": " + what, payload.toString(), expected, path));
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
            case Shape.Many many -> list(many.element(), Math.max(1, many.min()), all);
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

    private static ArrayNode list(Shape element, int size, boolean all) {
        ArrayNode list = JSON.arrayNode();
        for (int i = 0; i < size; i++) {
            list.add(value(element, all));
        }
        return list;
    }
}
