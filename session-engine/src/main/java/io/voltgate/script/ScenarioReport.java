package io.voltgate.script;

import java.util.List;

/**
 * How a scenario went. An immutable value.
 *
 * @param steps how many were run
 * @param unchecked how many lines with facts were run without looking at the facts, which sockets don't show
 */
public record ScenarioReport(String scenario, int steps, int unchecked, List<Failure> failures) {
    /** A line that didn't go as expected, with what was instead. */
    public record Failure(int line, String what) {}

    public ScenarioReport {
        failures = List.copyOf(failures);
    }

    public boolean isFine() {
        return failures.isEmpty();
    }
}
