package io.voltgate.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What a run has brought. Written by the fleet's one I/O thread, read when the fleet has come to its end. Latency counts from the moment
 * a call was due, so what it waited behind others is part of it.
 */
final class Tally {
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final int DIGITS = 3;
    private static final int TOLD_FAILURES = 10;

    private final Phases phases;
    private final Histogram latencies = new Histogram(LONGEST_NANOS, DIGITS);
    private final List<AckedSession> sessions = new ArrayList<>();
    private final List<String> firstFailures = new ArrayList<>();
    private long due;
    private long answered;
    private long sessionsMeasured;
    private long failures;

    Tally(Phases phases) {
        this.phases = phases;
    }

    /** A session whose start and stop were both answered. */
    record AckedSession(String station, String transaction, long energyWh) {}

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

    void completed(AckedSession session, long nowNanos) {
        sessions.add(session);
        if (phases.measures(nowNanos)) {
            sessionsMeasured++;
        }
    }

    void failed(String what) {
        failures++;
        if (firstFailures.size() < TOLD_FAILURES) {
            firstFailures.add(what);
        }
    }

    /** Calls due in the measured time, by their latency in nanoseconds. */
    Histogram latencies() {
        return latencies;
    }

    double offeredPerSecond() {
        return due / phases.measuredSeconds();
    }

    double answeredPerSecond() {
        return answered / phases.measuredSeconds();
    }

    double sessionsPerSecond() {
        return sessionsMeasured / phases.measuredSeconds();
    }

    /** All sessions, those of the warm-up and the end included. */
    List<AckedSession> sessions() {
        return List.copyOf(sessions);
    }

    long failures() {
        return failures;
    }

    List<String> firstFailures() {
        return List.copyOf(firstFailures);
    }
}
