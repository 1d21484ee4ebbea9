package io.voltgate.ocpp;

import io.voltgate.domain.StationTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The date-times of OCPP: text to {@link StationTime}, and our time to text. Stateless. A text that can't be read stands for the
 * time of receipt; one without a zone is taken as UTC.
 */
public final class StationClock {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private StationClock() {}

    public static StationTime read(@Nullable String text, long receivedAtMs) {
        if (text == null) {
            return StationTime.receivedAt(receivedAtMs);
        }
        return new StationTime(text, epochMs(text.strip().toUpperCase(Locale.ROOT), receivedAtMs));
    }

    private static long epochMs(String text, long receivedAtMs) {
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException noOffset) {
            try {
                return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toEpochMilli();
            } catch (DateTimeException unreadable) {
                return receivedAtMs;
            }
        } catch (ArithmeticException beyondRange) {
            return receivedAtMs;
        }
    }

    /** RFC 3339 in UTC with three fraction digits. */
    public static String write(long epochMs) {
        return MILLIS.format(Instant.ofEpochMilli(epochMs));
    }
}
