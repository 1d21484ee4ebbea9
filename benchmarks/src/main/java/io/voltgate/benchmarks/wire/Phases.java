package io.voltgate.benchmarks.wire;

/**
 * The time of a run: warm-up, then measured, then what was begun is finished. A value, in nanoseconds of System.nanoTime. A call belongs
 * to the phase in which it is due, not to the one in which it is answered.
 */
public record Phases(long startNanos, long measureNanos, long endNanos) {
    public boolean measures(long nanos) {
        return nanos - measureNanos >= 0 && nanos - endNanos < 0;
    }

    /** Whether a call that is due at this moment is still to be made. */
    boolean runs(long dueNanos) {
        return dueNanos - endNanos < 0;
    }

    public double measuredSeconds() {
        return (endNanos - measureNanos) / 1e9;
    }
}
