package io.voltgate.gateway.backend;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a JSON object that a client sent. Owned by the thread of the request. Whatever is missing, of another
 * type, out of range or unknown ends in a problem that names the field by its path.
 */
final class Fields {
    private static final int MAX_WORD = 100;
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
    private final JsonNode node;
    private final String path;
    private final Set<String> read = new LinkedHashSet<>();

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

    /** The names that a form looks for in an object that it can read. */
    static <T> List<String> looked(JsonNode node, Function<Fields, T> form) {
        Fields fields = new Fields(node, "");
        var _ = form.apply(fields);
        return List.copyOf(fields.read);
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

    /** One of these words. */
    String word(String name, Set<String> words) {
        String word = text(name, MAX_WORD);
        if (!words.contains(word)) {
            throw invalid(
                    name, "one of " + String.join(", ", words.stream().sorted().toList()) + " is needed");
        }
        return word;
    }

    @Nullable
    String mayWord(String name, Set<String> words) {
        return may(name) == null ? null : word(name, words);
    }

    /** One of these constants, by its name. */
    <E extends Enum<E>> E constant(String name, E[] constants) {
        List<E> all = List.of(constants);
        String word = word(name, all.stream().map(Enum::name).collect(Collectors.toUnmodifiableSet()));
        return all.stream()
                .filter(constant -> constant.name().equals(word))
                .findFirst()
                .orElseThrow();
    }

    /** Whole numbers; empty where the field is absent. */
    List<Integer> mayIntegers(String name, int most) {
        JsonNode list = may(name);
        if (list != null && (!list.isArray() || list.size() > most)) {
            throw invalid(name, "a list of at most " + most + " whole numbers is needed");
        }
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; list != null && i < list.size(); i++) {
            numbers.add(integer(list.get(i), name + "[" + i + "]", Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
        return numbers;
    }

    /** A moment, milliseconds since 1970: written as RFC 3339, or as that number with Ms behind the field's name. */
    long moment(String name) {
        Long moment = mayMoment(name);
        if (moment == null) {
            throw invalid(name, "the field is missing");
        }
        return moment;
    }

    @Nullable
    Long mayMoment(String name) {
        return mayMoment(name, name + "Ms");
    }

    @Nullable
    Long mayMoment(String name, String nameOfMs) {
        JsonNode number = may(nameOfMs);
        if (number != null) {
            if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
                throw invalid(nameOfMs, "milliseconds since 1970 are needed");
            }
            return inRange(nameOfMs, Instant.ofEpochMilli(number.longValue()));
        }
        JsonNode text = may(name);
        if (text == null) {
            return null;
        }
        try {
            return inRange(
                    name, OffsetDateTime.parse(text(text, name, 1, MAX_WORD)).toInstant());
        } catch (DateTimeParseException notATime) {
            throw invalid(name, "a time as RFC 3339 is needed, such as 2026-01-31T08:00:00Z");
        }
    }

    /** OCPP writes years with four digits. */
    private Long inRange(String name, Instant moment) {
        if (moment.isBefore(Instant.EPOCH) || !moment.isBefore(LATEST)) {
            throw invalid(name, "a time from 1970 to 9998 is needed");
        }
        return moment.toEpochMilli();
    }

    /** Any JSON object, or the text of one. */
    JsonNode json(String name) {
        JsonNode given = must(name);
        boolean text = given.isString() && BackendJson.isJson(given.stringValue());
        JsonNode value = text ? BackendJson.read(given.stringValue().getBytes(StandardCharsets.UTF_8)) : given;
        if (!value.isObject()) {
            throw invalid(name, "an object is needed");
        }
        return value;
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
