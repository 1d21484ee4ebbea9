package io.voltgate.ocpp;

import io.voltgate.domain.Deviation;
import io.voltgate.domain.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules for what real stations write: a breach that leaves the message understandable is noted and passes, any other is refused as
 * the strict rules refuse it. Used by one thread, for one message. What passes keeps its text as it came.
 */
final class TolerantRules implements Rules {
    /** The longest text that is kept where the standard allows fewer characters. */
    static final int MAX_TEXT = 255;

    private final StrictRules strict;
    private final Leniency leniency;
    /** How deep within the payload the rules are at work; 0 at its top. */
    private int depth;

    TolerantRules(Leniency leniency) {
        this.strict = StrictRules.reading(leniency.version);
        this.leniency = leniency;
    }

    private void note(Deviation deviation) {
        leniency.seen.add(deviation);
    }

    @Override
    public OcppVersion version() {
        return strict.version();
    }

    @Override
    public void required(String field, @Nullable Object value) {
        if (value == null && leniency.unreadable.contains(field)) {
            throw new Check.Violation(ErrorCode.TYPE_CONSTRAINT_VIOLATION, field, "has the wrong type");
        }
        strict.required(field, value);
    }

    @Override
    public void time(String field, @Nullable String value) {
        if (value == null) {
            note(Deviation.TIME_MISSING);
        }
    }

    @Override
    public void since21(String field, @Nullable Object value) {
        if (value != null && !v21()) {
            note(Deviation.FIELD_UNKNOWN);
        }
    }

    @Override
    public void optionalText(String field, @Nullable String value, int max) {
        if (value == null || value.codePointCount(0, value.length()) <= max) {
            return;
        }
        strict.optionalText(field, value, Math.max(MAX_TEXT, 2 * max));
        boolean token = field.equals("idTag") || field.equals("idToken");
        Deviation elsewhere = token ? Deviation.TOKEN_TOO_LONG : Deviation.TEXT_TOO_LONG;
        note(leniency.boot() ? Deviation.BOOT_TEXT_TOO_LONG : elsewhere);
    }

    @Override
    public void optionalWord(String field, @Nullable String value, Set<String> words) {
        if (value == null || words.contains(value)) {
            return;
        }
        Optional<String> meant = words.stream()
                .filter(word -> word.equalsIgnoreCase(value.strip()))
                .findFirst();
        if (field.equals("unit")) {
            note(Unit.of(value).isPresent() ? Deviation.UNIT_ALIAS : Deviation.UNIT_UNKNOWN);
        } else if (meant.isPresent()) {
            note(Deviation.WORD_CASE);
            if (depth == 0) {
                leniency.words.put(field, meant.get());
            }
        } else if (leniency.turnsOn(field)) {
            strict.optionalWord(field, value, words);
        } else {
            note(Deviation.WORD_UNKNOWN);
        }
    }

    @Override
    public void optionalTime(String field, @Nullable String value) {
        // What can't be read as a time is the time of receipt.
    }

    @Override
    public void optionalUri(String field, @Nullable String value) {
        // Stations' addresses are taken as they are.
    }

    @Override
    public void optionalWithin(String field, @Nullable Number value, long min, long max) {
        strict.optionalWithin(field, value, min, max);
    }

    @Override
    public void optionalDecimal(String field, @Nullable BigDecimal value) {
        strict.optionalDecimal(field, value);
    }

    @Override
    public void optionalDecimalWithin(String field, @Nullable BigDecimal value, long min, long max) {
        strict.optionalDecimalWithin(field, value, min, max);
    }

    @Override
    public void optionalTenths(String field, @Nullable BigDecimal value) {
        strict.optionalDecimal(field, value);
        fine(() -> strict.optionalTenths(field, value), Deviation.NUMBER_TOO_FINE);
    }

    @Override
    public void optionalWholeBefore21(String field, @Nullable BigDecimal value) {
        strict.optionalDecimal(field, value);
        fine(() -> strict.optionalWholeBefore21(field, value), Deviation.NUMBER_TOO_FINE);
    }

    @Override
    public void optionalList(String field, @Nullable List<?> value, int min, int max) {
        fine(() -> strict.optionalList(field, value, min, max), Deviation.LIST_SIZE);
    }

    /** A rule whose breach is only noted. */
    private void fine(Runnable rule, Deviation otherwise) {
        try {
            rule.run();
        } catch (Check.Violation tolerated) {
            note(otherwise);
        }
    }

    @Override
    public void optionalPart(String field, @Nullable Wire value) {
        if (value != null) {
            within(field, value);
        }
    }

    @Override
    public void optionalParts(String field, @Nullable List<? extends Wire> value, int min, int max) {
        if (value == null) {
            return;
        }
        optionalList(field, value, field.equals("sampledValue") ? 0 : min, max);
        for (int i = 0; i < value.size(); i++) {
            within(field + "[" + i + "]", value.get(i));
        }
    }

    private void within(String field, Wire value) {
        depth++;
        try {
            value.check(this);
        } catch (Check.Violation inside) {
            throw inside.within(field);
        } finally {
            depth--;
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
            if (!words.contains(value.get(i))) {
                note(Deviation.WORD_UNKNOWN);
            }
        }
    }

    @Override
    public void numbers(String field, @Nullable List<Integer> value, int min) {
        strict.numbers(field, value, min);
    }
}
