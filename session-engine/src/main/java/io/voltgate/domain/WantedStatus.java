package io.voltgate.domain;

/** How a variable of a station stands to the value that it is to have. Values. */
public enum WantedStatus {
    /** Its value has not been read yet. */
    UNKNOWN,
    /** The station has the value. */
    IN_STEP,
    /** The station took the new value; it has not been read back yet, or can't be. */
    SENT,
    /** The station has another value, also after it said that it took ours. */
    DRIFTED,
    /** The station does not take the value, or has no such variable. */
    REJECTED,
    /** The value counts once the station has booted. */
    REBOOT_REQUIRED
}
