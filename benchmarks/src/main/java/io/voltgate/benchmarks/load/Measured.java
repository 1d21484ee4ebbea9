package io.voltgate.benchmarks.load;

/**
 * What a run has brought. A value, made when the rows have caught up.
 *
 * @param drainSeconds from the last answer until the rows had caught up
 */
record Measured(Phases phases, Tally tally, CostWatch.Costs costs, double drainSeconds) {}
