package io.voltgate.simulator.station;

/** A turn in a session that the gateway may have to hear of; each version of OCPP says some of them, in its own words. Values. */
public enum Moment {
    /** The cable went in. */
    PLUGGED,
    /** The driver was let charge. */
    AUTHORIZED,
    /** Energy flows. */
    POWER_ON,
    /** The interval for meter values passed. */
    SAMPLE,
    /** The vehicle takes no more. */
    POWER_OFF,
    /** The transaction is over. */
    ENDED
}
