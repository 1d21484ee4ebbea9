package io.voltgate.ocpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTimeTest {
    @Test
    void shouldReadWhatTheCalendarReads() {
        SplittableRandom random = new SplittableRandom(9);
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            long ms = random.nextLong(0, 4_102_444_800_000L);
            ChronoUnit unit = random.nextBoolean() ? ChronoUnit.SECONDS : ChronoUnit.MILLIS;
            Instant at = Instant.ofEpochMilli(ms).truncatedTo(unit);
            long plain = PlainTime.epochMs(at.toString());
            if (plain != PlainTime.NONE) {
                read++;
                assertEquals(at.toEpochMilli(), plain, at.toString());
            }
        }
        assertTrue(read > 40_000, "nearly all are read: " + read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-01T00:00:00.1Z",
                "2026-02-01T00:00:00.123456789Z",
                "2024-02-28T23:59:59Z",
                "2024-03-01T00:00:00Z",
                "1970-01-01T00:00:00.009Z"
            })
    void shouldReadFractionsAndLeapYears(String text) {
        assertEquals(OffsetDateTime.parse(text).toInstant().toEpochMilli(), PlainTime.epochMs(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-02-01T00:00:00",
                "2026-02-01T00:00:00+00:00",
                "2026-02-01 00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-02-29T00:00:00Z",
                "2026-02-00T00:00:00Z",
                "2026-02-01T24:00:00Z",
                "2026-02-01T00:60:00Z",
                "2026-02-01T00:00:60Z",
                "2026-02-01T00:00:00.Z",
                "2026-02-01T00:00:00.1234567890Z",
                "2026-02-01T00:00:00.12aZ",
                "2026-02-01T00:00:00,5Z",
                "+026-02-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "2100-03-01T00:00:00Z"
            })
    void shouldLeaveTheRestToTheCalendar(String text) {
        assertEquals(PlainTime.NONE, PlainTime.epochMs(text));
    }
}
