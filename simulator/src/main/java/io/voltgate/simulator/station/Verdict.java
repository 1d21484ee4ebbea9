package io.voltgate.simulator.station;

/** Whether an order will be carried out, free of the version's words. Values. */
enum Verdict {
    ACCEPTED,
    REJECTED,
    /** Will be done when what runs is over. */
    LATER,
    /** There is no such thing here. */
    UNKNOWN;

    /** As most answers say it. */
    String word() {
        return switch (this) {
            case ACCEPTED -> "Accepted";
            case LATER -> "Scheduled";
            case REJECTED, UNKNOWN -> "Rejected";
        };
    }
}
