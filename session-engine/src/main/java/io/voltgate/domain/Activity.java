package io.voltgate.domain;

/** What goes on in a session at a time, as the station tells it. Values. What it does not tell is unknown, and never billed as idle. */
public enum Activity {
    /** The station has not said. */
    UNKNOWN,
    /** Energy flows, or may. */
    CHARGING,
    /** The vehicle takes nothing, or is still plugged in after its charge: idle time. */
    IDLE,
    /** The station gives nothing: not the driver's doing. */
    PAUSED
}
