package io.voltgate.ocpp;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the standard says of the fields of a wire record, one call a constraint; a field that is null is absent. Called on the
 * thread that reads or writes the payload. Whoever implements it decides what follows from a breach: the strict rules refuse.
 * A constraint that differs between 2.0.1 and 2.1 is written as {@code rules.v21() ? new : old}.
 */
public interface Rules {
    /** The version whose constraints count. */
    OcppVersion version();

    /** Whether OCPP 2.1 is spoken, for records that serve 2.0.1 too. */
    default boolean v21() {
        return version() == OcppVersion.V21;
    }

    /** A field that must be there. */
    void required(String field, @Nullable Object value);

    /** A field that exists since OCPP 2.1. */
    void since21(String field, @Nullable Object value);

    /** At most so many characters. */
    void optionalText(String field, @Nullable String value, int max);

    /** A member of an enumeration. */
    void optionalWord(String field, @Nullable String value, Set<String> words);

    /** A moment of RFC 3339. Stations write moments in many ways, which are all read; ours are checked. */
    void optionalTime(String field, @Nullable String value);

    /** An address of the form {@code scheme:rest}; ours are checked. */
    void optionalUri(String field, @Nullable String value);

    /** A whole number within these bounds, both allowed. */
    void optionalWithin(String field, @Nullable Number value, long min, long max);

    /** A decimal that isn't absurdly long, see {@link Check#sane}. */
    void optionalDecimal(String field, @Nullable BigDecimal value);

    /** A decimal within these bounds, both allowed. */
    void optionalDecimalWithin(String field, @Nullable BigDecimal value, long min, long max);

    /** A decimal that is a multiple of 0.1, as currents and powers are in OCPP 1.6. */
    void optionalTenths(String field, @Nullable BigDecimal value);

    /** A number that OCPP 2.0.1 has as an integer, and 2.1 as a decimal. */
    void optionalWholeBefore21(String field, @Nullable BigDecimal value);

    /** A list of so many elements, none of them null. */
    void optionalList(String field, @Nullable List<?> value, int min, int max);

    /** An object within, checked by its own rules. */
    void optionalPart(String field, @Nullable Wire value);

    /** A list of so many objects, each checked by its own rules. */
    void optionalParts(String field, @Nullable List<? extends Wire> value, int min, int max);

    /** Texts of at most so many characters each, in a list whose length is checked apart. */
    void texts(String field, @Nullable List<String> value, int max);

    /** Members of an enumeration, in a list whose length is checked apart. */
    void words(String field, @Nullable List<String> value, Set<String> words);

    /** Whole numbers of at least this much, in a list whose length is checked apart. */
    void numbers(String field, @Nullable List<Integer> value, int min);

    default void text(String field, @Nullable String value, int max) {
        required(field, value);
        optionalText(field, value, max);
    }

    default void word(String field, @Nullable String value, Set<String> words) {
        required(field, value);
        optionalWord(field, value, words);
    }

    default void time(String field, @Nullable String value) {
        required(field, value);
        optionalTime(field, value);
    }

    default void atLeast(String field, @Nullable Integer value, int min) {
        required(field, value);
        optionalAtLeast(field, value, min);
    }

    default void optionalAtLeast(String field, @Nullable Integer value, int min) {
        optionalWithin(field, value, min, Integer.MAX_VALUE);
    }

    default void within(String field, @Nullable Number value, long min, long max) {
        required(field, value);
        optionalWithin(field, value, min, max);
    }

    /** A number that OCPP 2.1 bounds from below, and 2.0.1 doesn't. */
    default void atLeastSince21(String field, @Nullable Integer value, int min) {
        if (v21()) {
            optionalAtLeast(field, value, min);
        }
    }

    default void decimal(String field, @Nullable BigDecimal value) {
        required(field, value);
        optionalDecimal(field, value);
    }

    default void tenths(String field, @Nullable BigDecimal value) {
        required(field, value);
        optionalTenths(field, value);
    }

    default void list(String field, @Nullable List<?> value, int min, int max) {
        required(field, value);
        optionalList(field, value, min, max);
    }

    default void part(String field, @Nullable Wire value) {
        required(field, value);
        optionalPart(field, value);
    }

    default void parts(String field, @Nullable List<? extends Wire> value, int min, int max) {
        required(field, value);
        optionalParts(field, value, min, max);
    }
}
