package io.voltgate.simulator.station;

/**
 * A call of a station that failed, or a frame of the gateway that can't be read. An immutable value. Times are milliseconds of the
 * station's timeline.
 *
 * @param frame the call's message id; of what can't be read its text
 * @param action of the call, empty where there is none
 * @param sinceMs when the call was sent
 * @param words the whole for people
 */
public record Problem(String station, Kind kind, String frame, String action, long sinceMs, long atMs, String words) {
    /** What was wrong. */
    public enum Kind {
        /** The answer was CALLERROR. */
        REFUSED,
        /** No answer came in time, though the connection stood. */
        UNANSWERED,
        /** What the gateway sent is no frame. */
        UNREADABLE
    }
}
