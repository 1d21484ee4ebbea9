package io.voltgate.domain;

/** The life of a reservation. Values; from REQUESTED and ACTIVE it comes to exactly one of the others. */
public enum ReservationStatus {
    /** Ordered; the station has yet to answer. */
    REQUESTED(true),
    /** The station holds the connector. */
    ACTIVE(true),
    /** The station refused, or could not be told. */
    REFUSED(false),
    /** Its holder has begun to charge. */
    USED(false),
    /** Nobody came in time. */
    EXPIRED(false),
    /** The station gave it up. */
    REMOVED(false),
    /** We took it back. */
    CANCELLED(false),
    /** The connector broke down. */
    FAULTED(false);

    private final boolean open;

    ReservationStatus(boolean open) {
        this.open = open;
    }

    public boolean open() {
        return open;
    }
}
