package io.voltgate.simulation;

/**
 * How large a world is, and how fast it goes. An immutable value.
 *
 * @param steps what happens between its begin and its end
 * @param paceMs how much time passes with each step, on average
 * @param crashesPerMille how many of a thousand steps are crashes
 * @param compareEveryTurns how often the whole state is compared with that of a replay
 * @param days whether people come by day rather than by night
 */
record Plan(int stations, int steps, long paceMs, int crashesPerMille, int compareEveryTurns, boolean days) {
    static final Plan SHORT = new Plan(3, 150, 30_000, 50, 16, false);
}
