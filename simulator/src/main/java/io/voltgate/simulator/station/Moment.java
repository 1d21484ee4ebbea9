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
    /** The station gives nothing for now. */
    PAUSED,
    /** A limit of the backend's has changed what flows. */
    RATE_CHANGED,
    /** The gateway has said how far the transaction may go. */
    LIMIT_SET,
    /** The cable was pulled at the vehicle, and the transaction goes on. */
    CABLE_OUT,
    /** The station has reckoned what it costs so far. */
    RUNNING_COST,
    /** Another tariff holds from here on. */
    TARIFF_CHANGED,
    /** Power goes another way, or is steered otherwise. */
    MODE_CHANGED,
    /** The clock's time for meter values has come. */
    ALIGNED,
    /** The gateway wants to be told. */
    TRIGGERED,
    /** The transaction is over. */
    ENDED
}
