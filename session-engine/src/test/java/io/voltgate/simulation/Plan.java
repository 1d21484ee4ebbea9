package io.voltgate.simulation;

import io.voltgate.engine.StuckPolicy;

/**
 * How large a world is, and how fast it goes. An immutable value.
 *
 * @param steps what happens between its begin and its end
 * @param paceMs how much time passes with each step, on average
 * @param crashesPerMille how many of a thousand steps are crashes
 * @param compareEveryTurns how often the whole state is compared with that of a replay
 * @param days whether people come by day rather than by night
 * @param doubts what is done about sessions that nothing is told of
 */
record Plan(
        int stations,
        int steps,
        long paceMs,
        int crashesPerMille,
        int compareEveryTurns,
        boolean days,
        StuckPolicy doubts) {
    private static final long TWO_YEARS_MS = 730L * 86_400_000;

    static final Plan SHORT = new Plan(3, 150, 30_000, 50, 16, false, StuckPolicy.OFF);

    static Plan twoYears(int steps) {
        return new Plan(4, steps, TWO_YEARS_MS / steps, 1, 5_000, true, StuckPolicy.DEFAULT);
    }
}
