package io.voltgate.domain;

/** The state of a session, the words of `charging_sessions.status`. Values. An ended session never becomes ACTIVE again. */
public enum SessionOutcome {
    /** Running. */
    ACTIVE,
    /** Ended, with energy. */
    COMPLETED,
    /** Ended without energy. */
    CANCELLED,
    /** Ended in a way that somebody should look at: no start, superseded, or an unreadable meter. */
    ERROR
}
