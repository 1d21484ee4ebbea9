package io.voltgate.ocpp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a JSON value may be: the same words for what a schema says and for what a wire record's check says, so that the two can be
 * compared. Immutable values. A bound that is Long.MIN_VALUE or Long.MAX_VALUE, or a length of Integer.MAX_VALUE, is none.
 */
sealed interface Shape {
    /** An object with these fields and no other, in the order of its schema or record. */
    record Part(Map<String, Field> fields) implements Shape {}

    record Field(Shape shape, boolean required) {}

    record Many(Shape element, int min, int max) implements Shape {}

    record Text(int max) implements Shape {}

    record Word(Set<String> words) implements Shape {}

    /** A date and time of RFC 3339. */
    record Moment() implements Shape {}

    /** An absolute URI. */
    record Address() implements Shape {}

    record Whole(long min, long max) implements Shape {}

    record Decimal(long min, long max, boolean tenths) implements Shape {}

    record Flag() implements Shape {}

    record Anything() implements Shape {}

    /** The JSON type as a schema names it; "any" where there is none. */
    default String type() {
        return switch (this) {
            case Part part -> "object";
            case Many many -> "array";
            case Text text -> "string";
            case Word word -> "string";
            case Moment moment -> "string";
            case Address address -> "string";
            case Whole whole -> "integer";
            case Decimal decimal -> "number";
            case Flag flag -> "boolean";
            case Anything anything -> "any";
        };
    }

    /** A line for each field at any depth, sorted: its path, whether it is required, and what it may be. */
    default List<String> lines() {
        Collection<String> lines = new TreeSet<>();
        describe("", lines);
        return new ArrayList<>(lines);
    }

    private void describe(String path, Collection<String> lines) {
        switch (this) {
            case Part part ->
                part.fields().forEach((name, field) -> {
                    String at = path + "/" + name;
                    lines.add(at
                            + (field.required() ? ": required " : ": optional ")
                            + field.shape().text());
                    field.shape().describe(at, lines);
                });
            case Many many -> many.element().describe(path + "[]", lines);
            case Text text -> {}
            case Word word -> {}
            case Moment moment -> {}
            case Address address -> {}
            case Whole whole -> {}
            case Decimal decimal -> {}
            case Flag flag -> {}
            case Anything anything -> {}
        }
    }

    private String text() {
        return switch (this) {
            case Part part -> "object";
            case Many many ->
                "list of " + many.min() + " to " + many.max() + " "
                        + many.element().text();
            case Text text -> "text of at most " + text.max();
            case Word word -> "one of " + new TreeSet<>(word.words());
            case Moment moment -> "date-time";
            case Address address -> "uri";
            case Whole whole -> "integer from " + whole.min() + " to " + whole.max();
            case Decimal decimal ->
                "number from " + decimal.min() + " to " + decimal.max() + (decimal.tenths() ? " in tenths" : "");
            case Flag flag -> "boolean";
            case Anything anything -> "any";
        };
    }
}
