package io.voltgate.simulation;

/** An energy register of a model station. Owned by the test's thread. What it shows is what flowed, less the last reset, up to its modulus. */
final class Meter {
    private final long modulusWh;
    private long totalWh;
    private long baseWh;

    Meter(long totalWh, long modulusWh) {
        this.totalWh = totalWh;
        this.modulusWh = modulusWh;
    }

    void flow(long wh) {
        totalWh += wh;
    }

    void reset() {
        baseWh = totalWh;
    }

    long shownWh() {
        return Math.floorMod(totalWh - baseWh, modulusWh);
    }
}
