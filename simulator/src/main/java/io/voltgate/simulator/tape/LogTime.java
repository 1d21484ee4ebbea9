package io.voltgate.simulator.tape;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Times as logs write them. Stateless. A time of day alone is one of the first of January 1970: only what lies between counts. */
final class LogTime {
    private static final List<String> FIELDS =
            List.of("at", "time", "timestamp", "ts", "@timestamp", "date", "datetime");
    private static final Pattern DAY_AND_TIME = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(?:[.,](\\d{1,9}))?\\s?(Z|[+-]\\d\\d:?\\d\\d)?");
    private static final Pattern TIME = Pattern.compile("\\b(\\d\\d:\\d\\d:\\d\\d)(?:[.,](\\d{1,9}))?");
    private static final Pattern MILLIS = Pattern.compile("\\b(1\\d{12})\\b");
    private static final long SECONDS_TILL = 100_000_000_000L;

    private LogTime() {}

    /** Milliseconds since 1970 of the first time in a text; null where it has none. */
    static @Nullable Long of(String text, ZoneId zone) {
        try {
            Matcher whole = DAY_AND_TIME.matcher(text);
            if (whole.find()) {
                return day(whole, zone);
            }
            Matcher millis = MILLIS.matcher(text);
            if (millis.find()) {
                return Long.valueOf(millis.group(1));
            }
            Matcher time = TIME.matcher(text);
            if (time.find()) {
                LocalTime of = LocalTime.parse(time.group(1) + fraction(time.group(2)));
                return LocalDate.EPOCH.atTime(of).atZone(zone).toInstant().toEpochMilli();
            }
            return null;
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static long day(Matcher whole, ZoneId zone) {
        String local = whole.group(1) + "T" + whole.group(2) + fraction(whole.group(3));
        String offset = whole.group(4);
        if (offset == null) {
            return LocalDateTime.parse(local).atZone(zone).toInstant().toEpochMilli();
        }
        String written = offset.length() == 5 ? offset.substring(0, 3) + ":" + offset.substring(3) : offset;
        return OffsetDateTime.parse(local + written).toInstant().toEpochMilli();
    }

    private static String fraction(@Nullable String digits) {
        return digits == null ? "" : "." + digits;
    }

    /** The time in a field of an object: text, or seconds or milliseconds since 1970. */
    static @Nullable Long of(JsonNode node, ZoneId zone) {
        for (String field : FIELDS) {
            JsonNode value = node.path(field);
            if (value.isNumber()) {
                long number = value.asLong();
                return number < SECONDS_TILL ? Math.round(value.asDouble() * 1000) : number;
            }
            Long at = value.isString() ? of(value.stringValue(), zone) : null;
            if (at != null) {
                return at;
            }
        }
        return null;
    }
}
