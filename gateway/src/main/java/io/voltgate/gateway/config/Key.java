package io.voltgate.gateway.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One setting: its name, its default, how its text is read, and what it means in one sentence. A value. Reading, the environment's
 * overlay, the check for unknown keys and --print-config all come from it.
 *
 * @param name dotted, such as {@code stations.port}
 * @param standard the default, as text
 * @param read makes the value; throws IllegalArgumentException with what is allowed
 * @param secret whether the value must never be shown
 */
public record Key<T>(String name, String standard, Function<String, T> read, String sentence, boolean secret) {
    private static final String PREFIX = "VOLTGATE_";

    static Key<Integer> number(String name, int standard, Range range, String sentence) {
        return new Key<>(name, Integer.toString(standard), range::read, sentence, false);
    }

    static Key<String> text(String name, String standard, String sentence) {
        return new Key<>(name, standard, text -> text, sentence, false);
    }

    static Key<String> secret(String name, String sentence) {
        return new Key<>(name, "", text -> text, sentence, true);
    }

    static <E extends Enum<E>> Key<E> word(String name, E standard, String sentence) {
        Class<E> type = standard.getDeclaringClass();
        return new Key<>(name, wordOf(standard), text -> readWord(type, text), sentence, false);
    }

    /** The variable that stands over the file's value. */
    public String variable() {
        return PREFIX + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    T parse(String text, String where) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException wrong) {
            String shown = secret ? "" : ", not \"" + text + "\"";
            throw new ConfigException(name + where + " must be " + wrong.getMessage() + shown + ".");
        }
    }

    private static <E extends Enum<E>> E readWord(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> wordOf(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        Arrays.stream(type.getEnumConstants()).map(Key::wordOf).collect(Collectors.joining(" or "))));
    }

    private static String wordOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Whole numbers from the first to the last, both included. */
    record Range(int from, int to) {
        int read(String text) {
            try {
                int number = Integer.parseInt(text);
                if (number >= from && number <= to) {
                    return number;
                }
            } catch (NumberFormatException noNumber) {
                throw new IllegalArgumentException(allowed(), noNumber);
            }
            throw new IllegalArgumentException(allowed());
        }

        private String allowed() {
            return "a whole number from " + from + " to " + to;
        }
    }
}
