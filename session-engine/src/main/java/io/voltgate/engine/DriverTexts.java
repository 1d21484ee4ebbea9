package io.voltgate.engine;

import io.voltgate.domain.DriverNote;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What drivers read on stations, by language. An immutable value, from a file of the operator's. A language or phrase that is missing is
 * said in the fallback language.
 *
 * @param fallback the language of drivers of whom none is known, RFC 5646
 * @param languages by language, then by the name of the phrase; {price}, {total}, {currency} and {energy} stand for figures, and the
 *     phrase "decimal" is the sign between whole and fraction
 */
public record DriverTexts(String fallback, Map<String, Map<String, String>> languages) {
    private static final String DECIMAL = "decimal";

    /** English alone. */
    public static final DriverTexts ENGLISH = new DriverTexts(
            "en",
            Map.of(
                    "en",
                    Map.of(
                            "price", "{price} {currency}/kWh",
                            "free", "Charging is free of charge",
                            "total", "{energy} kWh cost {total} {currency}")));

    public DriverTexts {
        languages = Map.copyOf(languages);
    }

    /** What there is to say. */
    enum Phrase {
        /** What a kilowatt-hour costs. */
        PRICE,
        /** That nothing is to be paid. */
        FREE,
        /** What a session cost. */
        TOTAL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A figure of a phrase, and its name in the text. */
    record Figure(String name, String value) {
        static Figure of(String name, BigDecimal number) {
            return new Figure(name, number.toPlainString());
        }
    }

    DriverNote say(@Nullable String wanted, Phrase phrase, List<Figure> figures) {
        String language = language(wanted);
        String text = text(language, phrase.word());
        String decimal = text(language, DECIMAL);
        for (Figure figure : figures) {
            String value = decimal.isEmpty() ? figure.value() : figure.value().replace(".", decimal);
            text = text.replace("{" + figure.name() + "}", value);
        }
        return new DriverNote(language, text);
    }

    /** The language wanted, or the one of which it is a variety, or the fallback. */
    String language(@Nullable String wanted) {
        if (wanted == null) {
            return fallback;
        }
        String exact = wanted.toLowerCase(Locale.ROOT);
        String primary = exact.split("[-_]", 2)[0];
        return languages.containsKey(exact) ? exact : languages.containsKey(primary) ? primary : fallback;
    }

    private String text(String language, String word) {
        String own = languages.getOrDefault(language, Map.of()).get(word);
        if (own != null || word.equals(DECIMAL)) {
            return own == null ? "" : own;
        }
        String other = languages.getOrDefault(fallback, Map.of()).get(word);
        return other == null ? ENGLISH.languages().getOrDefault("en", Map.of()).getOrDefault(word, "") : other;
    }
}
