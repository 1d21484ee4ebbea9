package io.voltgate.gateway.backend;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a JSON object that a client sent. Owned by the thread of the request. Whatever is missing, of another
 * type, out of range or unknown ends in a problem that names the field by its path.
 */
final class Fields {
    private final JsonNode node;
    private final String path;
    private final Set<String> read = new HashSet<>();

    private Fields(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** Reads an object by a form, which must take up every field that it has. */
    static <T> T read(JsonNode node, Function<Fields, T> form) {
        return read(node, "", form);
    }

    private static <T> T read(JsonNode node, String path, Function<Fields, T> form) {
        if (!node.isObject()) {
            throw ProblemException.invalid(path.isEmpty() ? "body" : path, "an object is needed");
        }
        Fields fields = new Fields(node, path);
        T value = form.apply(fields);
        for (String name : node.propertyNames()) {
            if (!fields.read.contains(name)) {
                throw ProblemException.invalid(fields.at(name), "there is no such field");
            }
        }
        return value;
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    ProblemException invalid(String name, String detail) {
        return ProblemException.invalid(at(name), detail);
    }

    /** The field's value; null where it is absent or null. */
    private @Nullable JsonNode may(String name) {
        read.add(name);
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private JsonNode must(String name) {
        JsonNode value = may(name);
        if (value == null) {
            throw invalid(name, "the field is missing");
        }
        return value;
    }

    /** Any JSON value, as text. */
    String json(String name) {
        return must(name).toString();
    }

    private String text(JsonNode value, String name, int min, int max) {
        if (!value.isString()) {
            throw invalid(name, "a text is needed");
        }
        String text = value.stringValue();
        if (text.length() < min || text.length() > max || (min > 0 && text.isBlank())) {
            throw invalid(name, "a text of " + min + " to " + max + " characters is needed");
        }
        if (!Texts.sound(text)) {
            throw invalid(name, "the text has a character that can't be stored");
        }
        return text;
    }

    /** A text that is not blank. */
    String text(String name, int max) {
        return text(must(name), name, 1, max);
    }

    String text(String name, int min, int max) {
        return text(must(name), name, min, max);
    }

    Optional<String> mayText(String name, int min, int max) {
        return Optional.ofNullable(may(name)).map(value -> text(value, name, min, max));
    }

    /** A text that may be empty, and is where it is absent. */
    String textOrEmpty(String name, int max) {
        return mayText(name, 0, max).orElse("");
    }

    /** A list of texts that are not blank; empty where the field is absent. */
    Optional<List<String>> mayTexts(String name, int most, int max) {
        JsonNode list = may(name);
        if (list == null) {
            return Optional.empty();
        }
        if (!list.isArray() || list.size() > most) {
            throw invalid(name, "a list of at most " + most + " texts is needed");
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            texts.add(text(list.get(i), name + "[" + i + "]", 1, max));
        }
        return Optional.of(texts);
    }

    boolean flag(String name) {
        return flag(must(name), name);
    }

    boolean flagOr(String name, boolean absent) {
        JsonNode value = may(name);
        return value == null ? absent : flag(value, name);
    }

    private boolean flag(JsonNode value, String name) {
        if (!value.isBoolean()) {
            throw invalid(name, "true or false is needed");
        }
        return value.booleanValue();
    }

    int integer(String name, int min, int max) {
        return integer(must(name), name, min, max);
    }

    Optional<Integer> mayInteger(String name, int min, int max) {
        return Optional.ofNullable(may(name)).map(value -> integer(value, name, min, max));
    }

    private int integer(JsonNode value, String name, int min, int max) {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
            throw invalid(name, "a whole number from " + min + " to " + max + " is needed");
        }
        return value.intValue();
    }

    /** An exact decimal with at most so many fraction digits. */
    Optional<BigDecimal> mayDecimal(String name, BigDecimal min, BigDecimal max, int digits) {
        return Optional.ofNullable(may(name)).map(value -> decimal(value, name, min, max, digits));
    }

    BigDecimal decimal(String name, BigDecimal min, BigDecimal max, int digits) {
        return decimal(must(name), name, min, max, digits);
    }

    private BigDecimal decimal(JsonNode value, String name, BigDecimal min, BigDecimal max, int digits) {
        if (!value.isNumber()
                || value.decimalValue().compareTo(min) < 0
                || value.decimalValue().compareTo(max) > 0
                || value.decimalValue().scale() > digits) {
            throw invalid(
                    name,
                    "a number from " + min + " to " + max + " with at most " + digits + " fraction digits is needed");
        }
        return value.decimalValue();
    }

    <T> T object(String name, Function<Fields, T> form) {
        return read(must(name), at(name), form);
    }

    <T> Optional<T> mayObject(String name, Function<Fields, T> form) {
        return Optional.ofNullable(may(name)).map(value -> read(value, at(name), form));
    }

    <T> List<T> objects(String name, int min, int max, Function<Fields, T> form) {
        return objects(must(name), name, min, max, form);
    }

    /** Empty where the field is absent. */
    <T> List<T> mayObjects(String name, int max, Function<Fields, T> form) {
        JsonNode list = may(name);
        return list == null ? List.of() : objects(list, name, 0, max, form);
    }

    private <T> List<T> objects(JsonNode list, String name, int min, int max, Function<Fields, T> form) {
        if (!list.isArray() || list.size() < min || list.size() > max) {
            throw invalid(name, "a list of " + min + " to " + max + " objects is needed");
        }
        List<T> values = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            values.add(read(list.get(i), at(name) + "[" + i + "]", form));
        }
        return values;
    }
}
