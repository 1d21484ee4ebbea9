package io.voltgate.ocpp;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a field may be refused for, and the rules that are ours and not the schema's: sizes that we can hold, and what a version
 * can't say. Stateless. The outcome is a {@link Violation} that names the field.
 */
public final class Check {
    private static final int MAX_DECIMAL_DIGITS = 100;
    /** What the facts of one message can hold; a whole day of samples every 10 seconds is 8,640. */
    private static final int MAX_SAMPLES = 10_000;

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

        /** The same, seen from the object around. */
        Violation within(String outer) {
            return new Violation(code, outer + "." + field, String.valueOf(getMessage()));
        }

        OcppException inMessage(@Nullable String messageId) {
            return new OcppException(code, messageId, field + " " + getMessage());
        }
    }

    /** The samples of one message: not so many that their facts outgrow an entry of the journal. */
    public static <T> List<T> samples(List<T> samples) {
        if (samples.size() > MAX_SAMPLES) {
            throw new Violation(
                    ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION,
                    "sampledValue",
                    "has more than " + MAX_SAMPLES + " elements");
        }
        return samples;
    }

    /**
     * Whether a decimal has at most 100 digits on each side of its point: written out, a few characters such as 1e999999999
     * would fill the memory.
     */
    static boolean sane(BigDecimal value) {
        long wholeDigits = (long) value.precision() - value.scale();
        return Math.abs(wholeDigits) <= MAX_DECIMAL_DIGITS && Math.abs((long) value.scale()) <= MAX_DECIMAL_DIGITS;
    }

    /** Any other rule: what is said of the field where it doesn't hold, such as "is not a number". */
    public static void that(String field, boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, field, otherwise);
        }
    }
}
