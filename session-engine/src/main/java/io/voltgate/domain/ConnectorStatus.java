package io.voltgate.domain;

/** The state of a connector, the union of the words of OCPP 1.6 and 2.x. Values. A hint only: sessions follow transactions. */
public enum ConnectorStatus {
    /** The station has not said. */
    UNKNOWN,
    /** Free. */
    AVAILABLE,
    /** OCPP 1.6: a cable or token is there, no transaction yet. */
    PREPARING,
    /** OCPP 1.6: energy flows. */
    CHARGING,
    /** OCPP 1.6: the station holds energy back. */
    SUSPENDED_EVSE,
    /** OCPP 1.6: the vehicle takes no energy. */
    SUSPENDED_EV,
    /** OCPP 1.6: the transaction is over, the cable still in. */
    FINISHING,
    /** OCPP 2.x: in use. */
    OCCUPIED,
    /** Held for somebody. */
    RESERVED,
    /** Out of service by order. */
    UNAVAILABLE,
    /** Broken. */
    FAULTED
}
