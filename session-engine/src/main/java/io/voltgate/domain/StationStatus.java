package io.voltgate.domain;

/** The status of a station as a whole, the words of `stations.status`. Values. Only an operator sets or ends MAINTENANCE. */
public enum StationStatus {
    /** Connected, and in service. */
    ACTIVE,
    /** Out of service by the operator: no session may begin. */
    MAINTENANCE,
    /** Not connected. */
    OFFLINE
}
