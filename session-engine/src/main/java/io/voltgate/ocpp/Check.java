package io.voltgate.ocpp;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The constraints that wire records put on their fields, called in their constructors, so that neither we nor a station can
 * make a message that breaks them. Stateless. The outcome is a {@link Violation} that names the field.
 */
public final class Check {
    private static final int MAX_DECIMAL_DIGITS = 100;

    private Check() {}

    /** Thrown where a field breaks its constraint. */
    public static final class Violation extends RuntimeException {
        private final ErrorCode code;
        private final String field;

        Violation(ErrorCode code, String field, String what) {
            super(what, null, false, false);
            this.code = code;
            this.field = field;
        }

        public ErrorCode code() {
            return code;
        }

        public String field() {
            return field;
        }

        OcppException inMessage(@Nullable String messageId) {
            return new OcppException(code, messageId, field + " " + getMessage());
        }
    }

    /** What the facts of one message can hold; a whole day of samples every 10 seconds is 8,640. */
    private static final int MAX_SAMPLES = 10_000;

    /** The samples of one message: not so many that their facts outgrow an entry of the journal. */
    public static <T> List<T> samples(List<T> samples) {
        atMost("sampledValue", samples, MAX_SAMPLES);
        return samples;
    }

    /** A required field. */
    public static void required(String field, @Nullable Object value) {
        if (value == null) {
            throw new Violation(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, field, "is required");
        }
    }

    /** A required text of at most so many characters. */
    public static void text(String field, @Nullable String value, int max) {
        required(field, value);
        optionalText(field, value, max);
    }

    /** A text of at most so many characters, or nothing. */
    public static void optionalText(String field, @Nullable String value, int max) {
        if (value != null && value.length() > max && value.codePointCount(0, value.length()) > max) {
            throw new Violation(ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, field, "has more than " + max + " characters");
        }
    }

    /** A required member of an enumeration. */
    public static void word(String field, @Nullable String value, Set<String> words) {
        required(field, value);
        optionalWord(field, value, words);
    }

    /** A member of an enumeration, or nothing. */
    public static void optionalWord(String field, @Nullable String value, Set<String> words) {
        if (value != null && !words.contains(value)) {
            throw new Violation(ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, field, "is not one of the allowed values");
        }
    }

    /** A required number of at least this much. */
    public static void atLeast(String field, @Nullable Integer value, int min) {
        required(field, value);
        optionalAtLeast(field, value, min);
    }

    /** A number of at least this much, or nothing. */
    public static void optionalAtLeast(String field, @Nullable Integer value, int min) {
        if (value != null && value < min) {
            throw new Violation(ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, field, "is less than " + min);
        }
    }

    /** A required number within these bounds, both allowed. */
    public static void within(String field, @Nullable Long value, long min, long max) {
        required(field, value);
        optionalWithin(field, value, min, max);
    }

    /** A number within these bounds, both allowed, or nothing. */
    public static void optionalWithin(String field, @Nullable Long value, long min, long max) {
        that(field, value == null || (value >= min && value <= max), "is not within " + min + " to " + max);
    }

    /** A required decimal that isn't absurdly long, see {@link #optionalDecimal}. */
    public static void decimal(String field, @Nullable BigDecimal value) {
        required(field, value);
        optionalDecimal(field, value);
    }

    /**
     * A decimal with at most 100 digits on each side of its point, or nothing: written out, a few characters such as
     * 1e999999999 would fill the memory.
     */
    public static void optionalDecimal(String field, @Nullable BigDecimal value) {
        if (value != null) {
            long wholeDigits = (long) value.precision() - value.scale();
            boolean sane =
                    Math.abs(wholeDigits) <= MAX_DECIMAL_DIGITS && Math.abs((long) value.scale()) <= MAX_DECIMAL_DIGITS;
            that(field, sane, "has more than " + MAX_DECIMAL_DIGITS + " digits on a side of its point");
        }
    }

    /** Any other rule: what is said of the field where it doesn't hold, such as "is not a number". */
    public static void that(String field, boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, field, otherwise);
        }
    }

    /** A required list with at least so many elements, none of them null. */
    public static void list(String field, @Nullable List<?> value, int min) {
        required(field, value);
        optionalList(field, value, min);
    }

    /** A list with at least so many elements, none of them null, or nothing. */
    public static void optionalList(String field, @Nullable List<?> value, int min) {
        if (value == null) {
            return;
        }
        if (value.size() < min) {
            throw new Violation(
                    ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, field, "has fewer than " + min + " elements");
        }
        for (Object element : value) {
            required(field, element);
        }
    }

    /** A list with at most so many elements, or nothing. */
    public static void atMost(String field, @Nullable List<?> value, int max) {
        if (value != null && value.size() > max) {
            throw new Violation(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, field, "has more than " + max + " elements");
        }
    }
}
