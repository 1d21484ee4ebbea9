package io.voltgate.simulation;

import io.voltgate.domain.StationTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The clock of a model station. Owned by the test's thread. No two moments that it tells have the same text, since the digits behind the
 * milliseconds count them.
 */
final class ModelClock {
    private static final DateTimeFormatter TO_MS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final int TELLABLE = 1_000_000;
    /** The true time. */
    private long nowMs;

    private long errorMs;
    private int told;

    ModelClock(long nowMs) {
        this.nowMs = nowMs;
    }

    void move(long toMs) {
        nowMs = Math.max(nowMs, toMs);
    }

    long trueMs() {
        return nowMs;
    }

    void isOffBy(long ms) {
        errorMs = ms;
    }

    /** It counts from 1970. */
    void unset() {
        errorMs = -nowMs;
    }

    boolean isUnset() {
        return nowMs + errorMs < nowMs / 2;
    }

    StationTime tell() {
        told = (told + 1) % TELLABLE;
        long ms = nowMs + errorMs;
        return new StationTime(TO_MS.format(Instant.ofEpochMilli(ms)) + String.format("%06dZ", told), ms);
    }
}
