package io.voltgate.benchmarks.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * What the server has acknowledged, and what went wrong. Written by the fleet's I/O thread, read when the fleet stands still. It has
 * every session, those of the warm-up included, since none may be lost.
 */
public final class Logbook {
    private static final int TOLD_FAILURES = 10;

    private final List<AckedSession> sessions = new ArrayList<>();
    private final List<String> firstFailures = new ArrayList<>();
    private long failures;
    private volatile long readings;

    /** A session whose start and stop were both answered. */
    public record AckedSession(String station, String transaction, long energyWh) {}

    void completed(AckedSession session) {
        sessions.add(session);
    }

    /** A message that carries readings was answered; one thread writes, others may look meanwhile. */
    void measured() {
        long before = readings;
        readings = before + 1;
    }

    void failed(String what) {
        failures++;
        if (firstFailures.size() < TOLD_FAILURES) {
            firstFailures.add(what);
        }
    }

    public List<AckedSession> sessions() {
        return List.copyOf(sessions);
    }

    /** Answered messages that carry readings of a meter, of one moment each. */
    public long readings() {
        return readings;
    }

    public long failures() {
        return failures;
    }

    public List<String> firstFailures() {
        return List.copyOf(firstFailures);
    }
}
