package io.voltgate.domain;

/**
 * A moment as a station told it: its text, and the instant we read in it. A value. The text is never rewritten; the instant is
 * the time of receipt where the text can't be read.
 *
 * @param raw the text as sent, empty where the station sent none
 * @param epochMs milliseconds since 1970-01-01T00:00Z
 */
public record StationTime(String raw, long epochMs) {
    /** A moment that the station left out: the time of receipt stands for it. */
    public static StationTime receivedAt(long epochMs) {
        return new StationTime("", epochMs);
    }
}
