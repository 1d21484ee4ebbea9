package io.voltgate.script;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans and moments as scenarios write them: "301s", "+10s", "-1h". Stateless. Units are ms, s, m, h and d. */
final class Times {
    static final String SPAN = "\\d{1,9}(?:ms|s|m|h|d)";
    private static final Pattern PARTS = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern OFFSET = Pattern.compile("[+-]" + SPAN);

    private Times() {}

    /** The milliseconds of a span, empty where the text is none. */
    static OptionalLong span(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return OptionalLong.empty();
        }
        long unit = switch (parts.group(2)) {
            case "ms" -> 1;
            case "s" -> 1000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
        };
        return OptionalLong.of(Long.parseLong(parts.group(1)) * unit);
    }

    /** "+10s" and "-1h" counted from now, as RFC 3339 writes it; anything else as it is. */
    static String moment(String text, long nowMs) {
        if (!OFFSET.matcher(text).matches()) {
            return text;
        }
        long ms = span(text.substring(1)).orElseThrow();
        try {
            return Instant.ofEpochMilli(text.startsWith("+") ? nowMs + ms : nowMs - ms)
                    .toString();
        } catch (DateTimeException beyond) {
            return text;
        }
    }
}
