package io.voltgate.benchmarks.load;

import java.time.Instant;

/**
 * One session while it is being played, and the register and clock of its station, which outlive it. Owned by the fleet's I/O thread.
 * Register and clock only rise, so that no two messages of a station are alike.
 */
final class Charge {
    static final long STEP_WH = 250;

    private final String station;
    private long number;
    private long registerWh = 1_000_000;
    private long startWh = registerWh;
    private long clockMs;
    private int seqNo;
    private String transaction = "";

    Charge(String station) {
        this.station = station;
    }

    /** Begins the next session, with an id that only OCPP 2.x uses. */
    void begin() {
        number++;
        startWh = registerWh;
        seqNo = 0;
        transaction = station + "-" + number;
    }

    /** Goes on to the next message; wall clocks may stand still or run backwards, this one doesn't. */
    void tick(long wallMs) {
        clockMs = Math.max(clockMs + 1, wallMs);
    }

    void draw() {
        registerWh += STEP_WH;
    }

    void named(String given) {
        transaction = given;
    }

    String station() {
        return station;
    }

    String transaction() {
        return transaction;
    }

    long registerWh() {
        return registerWh;
    }

    long deliveredWh() {
        return registerWh - startWh;
    }

    int nextSeqNo() {
        return seqNo++;
    }

    /** RFC 3339, as OCPP wants it. */
    String time() {
        return Instant.ofEpochMilli(clockMs).toString();
    }
}
