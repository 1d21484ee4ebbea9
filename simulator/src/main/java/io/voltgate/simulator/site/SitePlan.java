package io.voltgate.simulator.site;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What sites there are, and what the stations of each may draw together; the backend is to keep it by charging profiles. An immutable value.
 *
 * @param stations of each site, neighbours by their numbers; the last site has what is left
 * @param limitW that they may draw together, in watts
 * @param graceSeconds how long more may be drawn, since readings and profiles take their time
 * @param breaker null where none trips
 */
public record SitePlan(
        int stations,
        long limitW,
        int graceSeconds,
        @Nullable Breaker breaker) {
    private static final Pattern WORDS = Pattern.compile("(\\d{1,5})x(\\d{1,9})W?(?:,(\\d{1,5})s)?");
    private static final int USUAL_GRACE_SECONDS = 10;

    public SitePlan {
        if (stations < 1 || limitW < 1 || graceSeconds < 0) {
            throw new IllegalArgumentException("a site has stations, a limit and a grace from 0 s up");
        }
    }

    /** Reads "20x50000" or "20x50000W,30s": sites of 20 stations with 50 kW each, and 30 s of grace. */
    public static SitePlan parse(String text) {
        Matcher words = WORDS.matcher(text);
        if (!words.matches()) {
            throw new IllegalArgumentException(
                    "--site-limit is STATIONSxWATTS or STATIONSxWATTS,SECONDSs, such as 20x50000,30s, not " + text);
        }
        int grace = words.group(3) == null ? USUAL_GRACE_SECONDS : Integer.parseInt(words.group(3));
        return new SitePlan(Integer.parseInt(words.group(1)), Long.parseLong(words.group(2)), grace, null);
    }

    public SitePlan with(@Nullable Breaker other) {
        return new SitePlan(stations, limitW, graceSeconds, other);
    }
}
