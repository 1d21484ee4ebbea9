package io.voltgate.benchmarks.wire;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What a run has brought. Written by the fleet's one I/O thread, read when the fleet has come to its end. Latency counts from the moment
 * a call was due, so what it waited behind others is part of it.
 */
public final class Tally {
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final int DIGITS = 3;

    private final Phases phases;
    private final Histogram latencies = new Histogram(LONGEST_NANOS, DIGITS);
    private final Histogram lateness = new Histogram(LONGEST_NANOS, DIGITS);
    private long due;
    private long answered;
    private long sessions;

    public Tally(Phases phases) {
        this.phases = phases;
    }

    /** A call that was due then leaves now. */
    void sent(long dueNanos, long nowNanos) {
        if (phases.measures(dueNanos)) {
            lateness.recordValue(Math.clamp(nowNanos - dueNanos, 0, LONGEST_NANOS));
        }
    }

    /** A call that was due then has been answered now. */
    void answered(long dueNanos, long nowNanos) {
        if (phases.measures(dueNanos)) {
            due++;
            latencies.recordValue(Math.clamp(nowNanos - dueNanos, 0, LONGEST_NANOS));
        }
        if (phases.measures(nowNanos)) {
            answered++;
        }
    }

    void completed(long nowNanos) {
        if (phases.measures(nowNanos)) {
            sessions++;
        }
    }

    public Phases phases() {
        return phases;
    }

    /** Calls due in the measured time, by their latency in nanoseconds. */
    public Histogram latencies() {
        return latencies;
    }

    /** The same calls, by how late they left: for the answer before, or for want of processor time of the stations themselves. */
    public Histogram lateness() {
        return lateness;
    }

    /** Calls answered in the measured time. */
    public long answered() {
        return answered;
    }

    public double offeredPerSecond() {
        return due / phases.measuredSeconds();
    }

    public double answeredPerSecond() {
        return answered / phases.measuredSeconds();
    }

    public double sessionsPerSecond() {
        return sessions / phases.measuredSeconds();
    }
}
