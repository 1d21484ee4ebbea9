package io.voltgate.simulator.fault;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What happens to the text of a frame. Stateless; all chance comes from outside. */
final class Damage {
    private static final Pattern NUMBER = Pattern.compile(":(-?\\d+(?:\\.\\d+)?)(?=[,}\\]])");
    private static final Pattern DIGITS = Pattern.compile(":\"(0|[1-9]\\d{0,8})\"(?=[,}\\]])");

    private Damage() {}

    /** At least one character stays, and at least one goes. */
    static String truncated(String text, SplittableRandom random) {
        return text.length() < 2 ? "" : text.substring(0, random.nextInt(1, text.length()));
    }

    /** A number becomes text; where there is none, text that is a number becomes one; else the empty object a list. */
    static String wrongType(String text, SplittableRandom random) {
        List<MatchResult> numbers = NUMBER.matcher(text).results().toList();
        if (!numbers.isEmpty()) {
            MatchResult one = numbers.get(random.nextInt(numbers.size()));
            return replaced(text, one, "\"" + one.group(1) + "\"");
        }
        List<MatchResult> digits = DIGITS.matcher(text).results().toList();
        if (!digits.isEmpty()) {
            MatchResult one = digits.get(random.nextInt(digits.size()));
            return replaced(text, one, one.group(1));
        }
        return text.replaceFirst("\\{\\}", "[]");
    }

    private static String replaced(String text, MatchResult place, String value) {
        return text.substring(0, place.start() + 1) + value + text.substring(place.end());
    }
}
