package io.voltgate.benchmarks.wire;

/** Where a call differs from the next of its kind. Each has one width, so that nothing moves when it is filled. */
enum Slot {
    /** The message id. */
    MESSAGE("{message}", 10, '0'),
    /** The number of the station, the end of its name. */
    STATION("{station}", 5, '0'),
    /** The register in Wh. */
    REGISTER("{register}", 8, '0'),
    /** The transaction id that the server gave, in OCPP 1.6; blanks before a JSON number are allowed. */
    TRANSACTION("{transaction}", 10, ' '),
    /** How many sessions the station has had, for the transaction ids that it makes itself. */
    SESSION("{session}", 7, '0'),
    /** Numbers the events of a transaction. */
    SEQUENCE("{sequence}", 7, ' '),
    /** When it was measured. */
    TIME("{time}", Stamp.LENGTH, '0');

    final String mark;
    final int width;
    final char pad;

    Slot(String mark, int width, char pad) {
        this.mark = mark;
        this.width = width;
        this.pad = pad;
    }
}
