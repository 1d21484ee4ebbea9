package io.voltgate.ocpp;

import io.voltgate.domain.Deviation;
import io.voltgate.domain.StationTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The date-times of OCPP: text to {@link StationTime}, and our time to text. Stateless. A text that can't be read stands for the
 * time of receipt; one without a zone is taken as UTC.
 */
public final class StationClock {
    /** Longer texts than this are no date-times: they aren't looked at, and only so much of them is kept. */
    private static final int MAX_LENGTH = 64;

    private static final int MAX_YEAR = 9999;
    private static final long MIN_MS = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long MAX_MS = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    /** ISO 8601 with any offset (Z, +02, +02:00) or none. */
    private static final DateTimeFormatter TOLERANT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .parseLenient()
            .appendOffsetId()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withChronology(IsoChronology.INSTANCE);

    private static final Pattern DATE_SPACE_TIME = Pattern.compile("(?<=\\d)\\s+(?=\\d\\d:)");
    private static final Pattern ZONE = Pattern.compile("([Zz]|[+-]\\d\\d(:?\\d\\d)?)$");
    private static final Pattern OFFSET_WITHOUT_COLON = Pattern.compile("([+-]\\d\\d)(\\d\\d)$");
    private static final Pattern BEYOND_NANOS = Pattern.compile("[.,](\\d{1,9})\\d*");

    /** Clocks that show less were never set: no station is older. */
    private static final long SET_MS = Instant.parse("2010-01-01T00:00:00Z").toEpochMilli();
    /** How far a clock may be ahead of ours. */
    private static final long AHEAD_MS = 300_000;
    /** 2026-01-01T00:00:00Z. */
    private static final int SHORTEST = 20;

    private static final int PLACE_OF_T = 10;

    private StationClock() {}

    /** The moment that a station tells of. One before 2010, or well ahead of ours, stands for the time of receipt. */
    public static StationTime read(@Nullable String text, long receivedAtMs) {
        if (text == null) {
            return StationTime.receivedAt(receivedAtMs);
        }
        return text.length() > MAX_LENGTH
                ? new StationTime(text.substring(0, MAX_LENGTH), receivedAtMs)
                : new StationTime(text, credible(epochMs(text, receivedAtMs), receivedAtMs));
    }

    private static long credible(long epochMs, long receivedAtMs) {
        boolean ahead = receivedAtMs >= SET_MS && epochMs > receivedAtMs + AHEAD_MS;
        return ahead || epochMs < SET_MS ? receivedAtMs : epochMs;
    }

    /** What is odd about a moment that was read, null where nothing is. */
    static @Nullable Deviation oddness(StationTime time, long receivedAtMs) {
        String raw = time.raw();
        if (raw.isEmpty()) {
            return null;
        }
        if (time.epochMs() == receivedAtMs) {
            return oddnessOfReplaced(raw, receivedAtMs);
        }
        int length = raw.length();
        boolean standard = length >= SHORTEST
                && raw.charAt(PLACE_OF_T) == 'T'
                && (raw.charAt(length - 1) == 'Z' || endsWithOffset(raw, length));
        return standard ? null : oddnessOfForm(raw);
    }

    private static boolean endsWithOffset(String raw, int length) {
        char sign = raw.charAt(length - 6);
        return raw.charAt(length - 3) == ':' && (sign == '+' || sign == '-');
    }

    private static Deviation oddnessOfForm(String raw) {
        return ZONE.matcher(raw.strip()).find() ? Deviation.CLOCK_FORM : Deviation.CLOCK_NO_ZONE;
    }

    /** The time of receipt stands for it, or happens to be it. */
    private static @Nullable Deviation oddnessOfReplaced(String raw, long receivedAtMs) {
        long told = epochMs(raw, Long.MIN_VALUE);
        if (told == Long.MIN_VALUE) {
            return Deviation.CLOCK_UNREADABLE;
        }
        if (told == receivedAtMs) {
            return null;
        }
        return told < SET_MS ? Deviation.CLOCK_UNSET : Deviation.CLOCK_AHEAD;
    }

    /** Nearly all stations write what the first line reads; an exception is dear, but the others are rare. */
    private static long epochMs(String text, long receivedAtMs) {
        long plain = PlainTime.epochMs(text);
        if (plain != PlainTime.NONE) {
            return plain;
        }
        try {
            return epochMs(OffsetDateTime.parse(text), receivedAtMs);
        } catch (DateTimeException unusual) {
            return tolerantMs(text, receivedAtMs);
        }
    }

    /** The formats allow years that no millisecond counter holds. */
    private static long epochMs(OffsetDateTime moment, long receivedAtMs) {
        return Math.abs(moment.getYear()) > MAX_YEAR
                ? receivedAtMs
                : moment.toInstant().toEpochMilli();
    }

    private static long tolerantMs(String text, long receivedAtMs) {
        String joined = DATE_SPACE_TIME.matcher(text.strip()).replaceFirst("T").replace(" ", "");
        String exact = BEYOND_NANOS.matcher(joined).replaceFirst(".$1");
        String plain = OFFSET_WITHOUT_COLON.matcher(exact).replaceFirst("$1:$2");
        try {
            return switch (TOLERANT.parseBest(plain, OffsetDateTime::from, LocalDateTime::from)) {
                case OffsetDateTime offset -> epochMs(offset, receivedAtMs);
                case LocalDateTime local -> epochMs(local.atOffset(ZoneOffset.UTC), receivedAtMs);
                default -> receivedAtMs;
            };
        } catch (DateTimeException unreadable) {
            return receivedAtMs;
        }
    }

    /** RFC 3339 in UTC with three fraction digits; moments beyond the years 1 to 9999 are written as the nearest within. */
    public static String write(long epochMs) {
        return MILLIS.format(Instant.ofEpochMilli(Math.clamp(epochMs, MIN_MS, MAX_MS)));
    }
}
