package io.voltgate.simulator.fleet;

import io.voltgate.simulator.station.Counts;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Watches a fleet while it runs: a line for people each second, and all figures at the end. Owned by the thread that runs the fleet. What
 * it doesn't see in time it leaves out, it never guesses.
 */
public final class Pulse {
    private static final int BAR = 24;
    private static final long STRETCH_MS = 1_000;

    private final Fleet fleet;
    private final FleetPlan plan;
    private final Chronicle chronicle;
    private final long startNs = System.nanoTime();
    private long lastNs = startNs;

    public Pulse(Fleet fleet, FleetPlan plan) {
        this.fleet = fleet;
        this.plan = plan;
        this.chronicle = new Chronicle(plan, fleet.latencies(), STRETCH_MS);
    }

    private long millis() {
        return (System.nanoTime() - startNs) / 1_000_000;
    }

    /** Looks whether all stations are there; to be called often. */
    public void look() {
        chronicle.look(millis(), fleet.counts());
    }

    /** Closes a second, looks at the sites, and says how things stand. */
    public String beat() {
        fleet.lookAtSites(millis());
        long now = System.nanoTime();
        Counts counts = fleet.counts();
        Chronicle.Stretch second = chronicle.close(millis(), (now - lastNs) / 1000, counts);
        lastNs = now;
        return line(counts, second.answersPerSecond(), second.latencies());
    }

    private String line(Counts counts, long rate, Histogram latest) {
        long wanted = (long) plan.sessionsPerStation() * plan.stations();
        long done = wanted > 0 ? counts.sessionsDone() : counts.booted();
        long all = wanted > 0 ? wanted : plan.stations();
        int filled = (int) (BAR * Math.min(done, all) / all);
        return String.format(
                Locale.ROOT,
                "[%s%s] %d/%d connected, %d booted, %d charging, %d sessions done, %d calls/s, p50 %.1f p99 %.1f ms,"
                        + " %d errors, %d timeouts",
                "#".repeat(filled),
                "-".repeat(BAR - filled),
                counts.connected(),
                plan.stations(),
                counts.booted(),
                counts.charging(),
                counts.sessionsDone(),
                rate,
                latest.getValueAtPercentile(50) / 1000.0,
                latest.getValueAtPercentile(99) / 1000.0,
                counts.callErrors(),
                counts.timeouts());
    }

    /** All figures of the run, once the fleet has stopped. */
    public FleetReport report() {
        String _ = beat();
        return chronicle.report(millis(), fleet.aftermath());
    }
}
