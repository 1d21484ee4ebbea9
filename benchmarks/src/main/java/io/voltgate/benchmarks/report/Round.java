package io.voltgate.benchmarks.report;

import java.util.Map;

/**
 * One server under load for some seconds. A value.
 *
 * @param server gateway, or echo with its kind
 * @param offeredPerSecond calls that were due
 * @param answeredPerSecond calls that were answered, due then or before
 * @param latencyMs from when calls were due to their answers
 * @param lateMs from when calls were due to when they left
 * @param drainSeconds from the last answer until the rows had caught up
 */
public record Round(
        String server,
        double seconds,
        double offeredPerSecond,
        double answeredPerSecond,
        double sessionsPerSecond,
        Percentiles latencyMs,
        Percentiles lateMs,
        Costs costs,
        double drainSeconds) {
    private static final double MICROS = 1e6;

    /** Processor time of the server's own process, its database apart, in microseconds. */
    public double cpuPerCall() {
        return MICROS * costs.serverCpu() / (answeredPerSecond * seconds);
    }

    /** The same of the stations. */
    public double generatorCpuPerCall() {
        return MICROS * costs.generatorCpu() / (answeredPerSecond * seconds);
    }

    public double databaseCpuPerCall() {
        return MICROS * costs.databaseCpu() / (answeredPerSecond * seconds);
    }

    /** Half took no longer than p50, and so on; milliseconds. */
    public record Percentiles(long count, double p50, double p90, double p99, double p999, double max) {}

    /**
     * Processor seconds, and what else it cost.
     *
     * @param serverThreads processor seconds by kind of thread
     * @param residentKib of the server's own process at the end
     * @param rowsLag entries without rows at the end
     */
    public record Costs(
            double serverCpu,
            Map<String, Double> serverThreads,
            double databaseCpu,
            double generatorCpu,
            long residentKib,
            Pauses pauses,
            Syncs syncs,
            long rowsLag) {
        public Costs {
            serverThreads = Map.copyOf(serverThreads);
        }
    }

    /** Pauses of the garbage collector. */
    public record Pauses(long count, double totalMs, double longestMs) {}

    /**
     * Syncs of the journal.
     *
     * @param p50Ms half of the last minute's took less; 0 where there were none
     */
    public record Syncs(double count, double meanMs, double p50Ms, double p99Ms) {
        public static final Syncs NONE = new Syncs(0, 0, 0, 0);
    }
}
