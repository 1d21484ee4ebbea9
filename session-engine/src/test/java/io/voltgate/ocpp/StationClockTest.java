package io.voltgate.ocpp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.voltgate.domain.StationTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StationClockTest {
    private static final long RECEIVED_AT = 1_234_567_890_123L;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2026-01-01T00:00:00Z             | 2026-01-01T00:00:00Z",
                "2026-01-01T00:00:00.000Z         | 2026-01-01T00:00:00Z",
                "2026-01-01T00:00:00.123456789Z   | 2026-01-01T00:00:00.123Z",
                "2026-01-01T00:00:00.12345678901Z | 2026-01-01T00:00:00.123Z",
                "2026-01-01T00:00:00,5Z           | 2026-01-01T00:00:00.500Z",
                "2026-01-01T02:00:00+02:00        | 2026-01-01T00:00:00Z",
                "2026-01-01T02:00:00+0200         | 2026-01-01T00:00:00Z",
                "2026-01-01T02:00:00+02           | 2026-01-01T00:00:00Z",
                "2026-01-01T02:00:00 +02:00       | 2026-01-01T00:00:00Z",
                "2025-12-31T18:30:00-05:30        | 2026-01-01T00:00:00Z",
                "2026-01-01t00:00:00z             | 2026-01-01T00:00:00Z",
                "2026-01-01T00:00:00              | 2026-01-01T00:00:00Z",
                "2026-01-01T00:00:00.25           | 2026-01-01T00:00:00.250Z",
                "2026-01-01 00:00:00Z             | 2026-01-01T00:00:00Z",
                "2026-01-01 00:00:00              | 2026-01-01T00:00:00Z",
                "2026-01-01T00:00Z                | 2026-01-01T00:00:00Z",
                "\"  2026-01-01T00:00:00Z \"      | 2026-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z             | 9999-12-31T23:59:59Z",
            })
    void shouldReadTheTimesThatStationsWrite(String text, String instant) {
        assertEquals(
                new StationTime(text, Instant.parse(instant).toEpochMilli()), StationClock.read(text, RECEIVED_AT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "garbage",
                "1767225600",
                "1970-01-01T00:00:00Z",
                "0001-01-01T00:00:00Z",
                "2009-12-31T23:59:59Z",
                "2026-01-01",
                "2026-13-01T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "2026-01-01T25:00:00Z",
                "2026-01-01T00:00:00+99:00",
                "2026-01-01T00:00:00Zulu",
                "+999999999-12-31T23:59:59Z",
                "+999999999-12-31T23:59:59",
                "-999999999-01-01T00:00:00",
                "2026-01-01T00:00:00.                                                           Z",
                "\u0000\ud800",
            })
    void shouldTakeTheTimeOfReceiptForWhatIsNoTime(String text) {
        String kept = text.substring(0, Math.min(64, text.length()));
        assertEquals(new StationTime(kept, RECEIVED_AT), StationClock.read(text, RECEIVED_AT));
    }

    @Test
    void shouldTakeTheTimeOfReceiptForWhatIsMissing() {
        assertEquals(StationTime.receivedAt(RECEIVED_AT), StationClock.read(null, RECEIVED_AT));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00.000Z",
        "-1, 1969-12-31T23:59:59.999Z",
        "1767225600123, 2026-01-01T00:00:00.123Z",
        "9223372036854775807, 9999-12-31T23:59:59.999Z",
        "-9223372036854775808, 0001-01-01T00:00:00.000Z",
    })
    void shouldWriteTimesOfFourDigitYearsOnly(long epochMs, String text) {
        assertEquals(text, StationClock.write(epochMs));
    }
}
