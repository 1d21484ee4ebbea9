package io.voltgate.simulator.site;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A site's main breaker. An immutable value.
 *
 * @param tripSeconds how long the limit is exceeded without a break until it trips
 * @param resetSeconds how long the site is without power then
 */
public record Breaker(int tripSeconds, int resetSeconds) {
    private static final Pattern WORDS = Pattern.compile("(\\d{1,5})([sm])(?:,(\\d{1,5})([sm]))?");
    private static final int USUAL_RESET_SECONDS = 600;

    public Breaker {
        if (tripSeconds < 1 || resetSeconds < 1) {
            throw new IllegalArgumentException(
                    "a breaker trips after a second or more, and is reset after one or more");
        }
    }

    /** Reads "60s" or "60s,15m". */
    public static Breaker parse(String text) {
        Matcher words = WORDS.matcher(text);
        if (!words.matches()) {
            throw new IllegalArgumentException(
                    "--site-breaker is a time until it trips and one until it is reset, such as 60s,15m, not " + text);
        }
        int reset = words.group(3) == null ? USUAL_RESET_SECONDS : seconds(words.group(3), words.group(4));
        return new Breaker(seconds(words.group(1), words.group(2)), reset);
    }

    private static int seconds(String number, String unit) {
        return Integer.parseInt(number) * (unit.equals("m") ? 60 : 1);
    }
}
