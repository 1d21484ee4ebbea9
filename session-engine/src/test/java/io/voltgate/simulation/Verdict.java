package io.voltgate.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one seed. An immutable value.
 *
 * @param violation null where all invariants held
 * @param facts how many facts became durable
 * @param checks how often an invariant was held against something new
 * @param newest the newest entries of the journal, oldest first
 */
record Verdict(long seed, int step, @Nullable Violation violation, long facts, long checks, List<String> newest) {
    boolean isFine() {
        return violation == null;
    }

    /** The invariant that does not hold, empty where all do. */
    String invariant() {
        return violation == null ? "" : violation.invariant();
    }

    @Override
    public String toString() {
        return violation == null
                ? "seed " + seed + " is fine"
                : "seed " + seed + ", step " + step + ": " + violation.getMessage() + "\nthe newest entries:\n  "
                        + String.join("\n  ", newest)
                        + "\nagain by: mvn -pl session-engine -am test -Dtest=SimulationTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dseed=" + seed;
    }
}
