package io.voltgate.domain;

/** Why a token may charge or not; each OCPP version maps these to its own words. Values. Only ACCEPTED lets energy flow. */
public enum TokenStatus {
    /** Known, active, and allowed here and now. */
    ACCEPTED,
    /** Known, but its token or its user was blocked. */
    BLOCKED,
    /** Known, but its time is over. */
    EXPIRED,
    /** Nobody knows it. */
    UNKNOWN,
    /** Known, but already in a transaction elsewhere. */
    CONCURRENT,
    /** Known, but its prepaid credit is used up. */
    NO_CREDIT,
    /** Known, but the station is closed at this hour. */
    NOT_AT_THIS_TIME,
    /** Known, but the station is not in service. */
    NOT_AT_THIS_LOCATION
}
