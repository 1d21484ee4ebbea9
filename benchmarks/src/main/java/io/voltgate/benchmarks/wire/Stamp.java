package io.voltgate.benchmarks.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Writes times as RFC 3339 with milliseconds, such as 2026-03-01T12:00:00.000Z. Owned by the I/O thread. It keeps the text of the last
 * second, so that most times cost three digits.
 */
final class Stamp {
    static final int LENGTH = 24;
    private static final int MILLIS_AT = 20;
    private static final int MILLIS = 1_000;
    private static final int TEN = 10;
    private static final int HUNDRED = 100;

    private final byte[] text = "2000-01-01T00:00:00.000Z".getBytes(StandardCharsets.US_ASCII);
    private long second = Long.MIN_VALUE;

    /** The bytes are good until the next call. */
    byte[] of(long epochMs) {
        long wanted = Math.floorDiv(epochMs, MILLIS);
        if (wanted != second) {
            second = wanted;
            byte[] whole = Instant.ofEpochSecond(wanted).toString().getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(whole, 0, text, 0, MILLIS_AT - 1);
        }
        int millis = Math.floorMod(epochMs, MILLIS);
        text[MILLIS_AT] = digit(millis / HUNDRED);
        text[MILLIS_AT + 1] = digit(millis / TEN % TEN);
        text[MILLIS_AT + 2] = digit(millis % TEN);
        return text;
    }

    private static byte digit(int value) {
        return (byte) ('0' + value);
    }
}
