package io.voltgate.metering;

import io.voltgate.domain.Sample;

/** What a reading says of its place in the session. Values, in the order in which readings of one moment are taken. */
public enum Label {
    /** The register that a StartTransaction names (OCPP 1.6, 6.45). */
    START(0),
    /** A sample with the context Transaction.Begin. */
    BEGIN(1),
    /** Any other sample. */
    NONE(2),
    /** A sample with the context Transaction.End. */
    END(3),
    /** The register that a StopTransaction names (OCPP 1.6, 6.49). */
    STOP(4);

    private static final Label[] BY_RANK = {START, BEGIN, NONE, END, STOP};
    private final int rank;

    Label(int rank) {
        this.rank = rank;
    }

    static Label of(Sample sample) {
        return switch (sample.context()) {
            case Sample.BEGIN -> BEGIN;
            case Sample.END -> END;
            default -> NONE;
        };
    }

    static Label ofRank(int rank) {
        return BY_RANK[rank];
    }

    /** Its place in the order; snapshots name it by that. */
    int rank() {
        return rank;
    }

    boolean begins() {
        return this == START || this == BEGIN;
    }

    boolean ends() {
        return this == END || this == STOP;
    }
}
