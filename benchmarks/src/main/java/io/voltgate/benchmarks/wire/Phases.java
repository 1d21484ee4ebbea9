package io.voltgate.benchmarks.wire;

/**
 * The time of a run: warm-up, then measured, then what was begun is finished. In nanoseconds of System.nanoTime, for any thread; the end
 * may be drawn nearer while it goes on. A call belongs to the phase in which it is due, not to the one in which it is answered.
 */
public final class Phases {
    private final long startNanos;
    private final long measureNanos;
    private volatile long endNanos;

    public Phases(long startNanos, long measureNanos, long endNanos) {
        this.startNanos = startNanos;
        this.measureNanos = measureNanos;
        this.endNanos = endNanos;
    }

    public long startNanos() {
        return startNanos;
    }

    public long measureNanos() {
        return measureNanos;
    }

    public long endNanos() {
        return endNanos;
    }

    /** Ends the run at that moment. */
    public void endAt(long nanos) {
        endNanos = nanos;
    }

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
