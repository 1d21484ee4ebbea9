package io.voltgate.ocpp;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules as the standard has them: the first breach throws a {@link Check.Violation} with the path of the field. Immutable,
 * for any thread. What passes on its way out is what the official schemas take.
 */
final class StrictRules implements Rules {
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final BigDecimal MIN_INTEGER = BigDecimal.valueOf(Integer.MIN_VALUE);
    private static final BigDecimal MAX_INTEGER = BigDecimal.valueOf(Integer.MAX_VALUE);
    /** A scheme and what RFC 3986 lets follow it. */
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[\\w.~:/?#\\[\\]@!$&'()*+,;=%-]+");

    private final OcppVersion version;
    private final boolean sending;

    private StrictRules(OcppVersion version, boolean sending) {
        this.version = version;
        this.sending = sending;
    }

    static StrictRules reading(OcppVersion version) {
        return new StrictRules(version, false);
    }

    static StrictRules sending(OcppVersion version) {
        return new StrictRules(version, true);
    }

    @Override
    public OcppVersion version() {
        return version;
    }

    @Override
    public void required(String field, @Nullable Object value) {
        if (value == null) {
            throw occurrence(field, "is required");
        }
    }

    @Override
    public void since21(String field, @Nullable Object value) {
        if (value != null && !v21()) {
            throw new Check.Violation(ErrorCode.unknownField(version), field, "is not known");
        }
    }

    @Override
    public void optionalText(String field, @Nullable String value, int max) {
        if (value != null && value.length() > max && value.codePointCount(0, value.length()) > max) {
            throw property(field, "has more than " + max + " characters");
        }
    }

    @Override
    public void optionalWord(String field, @Nullable String value, Set<String> words) {
        if (value != null && !words.contains(value)) {
            throw property(field, "is not one of the allowed values");
        }
    }

    @Override
    public void optionalTime(String field, @Nullable String value) {
        if (sending && value != null) {
            try {
                OffsetDateTime.parse(value);
            } catch (DateTimeException unreadable) {
                throw property(field, "is not a date and time of RFC 3339");
            }
        }
    }

    @Override
    public void optionalUri(String field, @Nullable String value) {
        if (sending && value != null && !URI.matcher(value).matches()) {
            throw property(field, "is not an absolute address");
        }
    }

    @Override
    public void optionalWithin(String field, @Nullable Number value, long min, long max) {
        if (value != null && (value.longValue() < min || value.longValue() > max)) {
            throw property(field, beyond(min, max, Integer.MAX_VALUE));
        }
    }

    @Override
    public void optionalDecimal(String field, @Nullable BigDecimal value) {
        if (value != null && !Check.sane(value)) {
            throw property(field, "has more than 100 digits on a side of its point");
        }
    }

    @Override
    public void optionalDecimalWithin(String field, @Nullable BigDecimal value, long min, long max) {
        optionalDecimal(field, value);
        if (value != null
                && (value.compareTo(BigDecimal.valueOf(min)) < 0 || value.compareTo(BigDecimal.valueOf(max)) > 0)) {
            throw property(field, beyond(min, max, Long.MAX_VALUE));
        }
    }

    private static String beyond(long min, long max, long unbounded) {
        return max == unbounded ? "is less than " + min : "is not within " + min + " to " + max;
    }

    @Override
    public void optionalTenths(String field, @Nullable BigDecimal value) {
        optionalDecimal(field, value);
        if (value != null && value.remainder(TENTH).signum() != 0) {
            throw property(field, "is not a multiple of 0.1");
        }
    }

    @Override
    public void optionalWholeBefore21(String field, @Nullable BigDecimal value) {
        optionalDecimal(field, value);
        if (value == null || v21()) {
            return;
        }
        if (value.scale() > 0) {
            throw new Check.Violation(ErrorCode.TYPE_CONSTRAINT_VIOLATION, field, "has the wrong type");
        }
        if (value.compareTo(MAX_INTEGER) > 0 || value.compareTo(MIN_INTEGER) < 0) {
            throw property(field, "is beyond its range");
        }
    }

    @Override
    public void optionalList(String field, @Nullable List<?> value, int min, int max) {
        if (value == null) {
            return;
        }
        if (value.size() < min) {
            throw occurrence(field, "has fewer than " + min + " elements");
        }
        if (value.size() > max) {
            throw occurrence(field, "has more than " + max + " elements");
        }
        for (int i = 0; i < value.size(); i++) {
            if (value.get(i) == null) {
                throw occurrence(field + "[" + i + "]", "is null");
            }
        }
    }

    @Override
    public void optionalPart(String field, @Nullable Wire value) {
        if (value != null) {
            try {
                value.check(this);
            } catch (Check.Violation inside) {
                throw inside.within(field);
            }
        }
    }

    @Override
    public void optionalParts(String field, @Nullable List<? extends Wire> value, int min, int max) {
        optionalList(field, value, min, max);
        for (int i = 0; value != null && i < value.size(); i++) {
            try {
                value.get(i).check(this);
            } catch (Check.Violation inside) {
                throw inside.within(field + "[" + i + "]");
            }
        }
    }

    @Override
    public void texts(String field, @Nullable List<String> value, int max) {
        for (int i = 0; value != null && i < value.size(); i++) {
            optionalText(field + "[" + i + "]", value.get(i), max);
        }
    }

    @Override
    public void words(String field, @Nullable List<String> value, Set<String> words) {
        for (int i = 0; value != null && i < value.size(); i++) {
            optionalWord(field + "[" + i + "]", value.get(i), words);
        }
    }

    @Override
    public void numbers(String field, @Nullable List<Integer> value, int min) {
        for (int i = 0; value != null && i < value.size(); i++) {
            optionalAtLeast(field + "[" + i + "]", value.get(i), min);
        }
    }

    private static Check.Violation occurrence(String field, String what) {
        return new Check.Violation(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, field, what);
    }

    private static Check.Violation property(String field, String what) {
        return new Check.Violation(ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, field, what);
    }
}
