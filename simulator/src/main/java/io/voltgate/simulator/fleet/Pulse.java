package io.voltgate.simulator.fleet;

import io.voltgate.simulator.station.Counts;
import io.voltgate.simulator.station.SessionRecord;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Watches a fleet while it runs: a line for people each second, and all figures at the end. Owned by the thread that runs the fleet. What
 * it doesn't see in time it leaves out, it never guesses.
 */
public final class Pulse {
    private static final int BAR = 24;
    private static final int MAX_SECONDS = 86_400;
    private static final int MAX_SESSIONS = 100_000;
    private static final double[] PERCENTS = {
        0, 25, 50, 75, 90, 95, 98, 99, 99.5, 99.8, 99.9, 99.95, 99.98, 99.99, 99.999, 100
    };

    private final Fleet fleet;
    private final FleetPlan plan;
    private final long startNs = System.nanoTime();
    private final List<FleetReport.Second> seconds = new ArrayList<>();
    private long lastNs = startNs;
    private long allBootedMillis = -1;
    private long bestCallsPerSecond;

    public Pulse(Fleet fleet, FleetPlan plan) {
        this.fleet = fleet;
        this.plan = plan;
    }

    private long millis() {
        return (System.nanoTime() - startNs) / 1_000_000;
    }

    /** Looks whether all stations are there; to be called often. */
    public void look() {
        if (allBootedMillis < 0 && fleet.counts().booted() >= plan.stations()) {
            allBootedMillis = millis();
        }
    }

    /** Closes a second, and says how things stand. */
    public String beat() {
        Histogram latest = fleet.latencies().latest();
        long now = System.nanoTime();
        long rate = latest.getTotalCount() * 1_000_000_000L / Math.max(1, now - lastNs);
        lastNs = now;
        bestCallsPerSecond = Math.max(bestCallsPerSecond, rate);
        Counts counts = fleet.counts();
        if (seconds.size() < MAX_SECONDS) {
            seconds.add(new FleetReport.Second(
                    millis(),
                    latest.getTotalCount(),
                    latency(latest),
                    counts.connected(),
                    counts.charging(),
                    counts.callErrors(),
                    counts.timeouts()));
        }
        return line(counts, rate, latest);
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

    private static FleetReport.Latency latency(Histogram histogram) {
        return new FleetReport.Latency(
                histogram.getValueAtPercentile(50), histogram.getValueAtPercentile(99), histogram.getMaxValue());
    }

    /** All figures of the run, once the fleet has stopped. */
    public FleetReport report() {
        look();
        beat();
        Histogram all = fleet.latencies().all();
        return new FleetReport(
                plan.url().toString(),
                plan.stations(),
                plan.seed(),
                millis(),
                allBootedMillis,
                bestCallsPerSecond,
                fleet.counts(),
                own(),
                List.copyOf(seconds),
                percentiles(all),
                fleet.latencies().byAction().entrySet().stream()
                        .map(entry -> new FleetReport.Action(
                                entry.getKey(), entry.getValue().getTotalCount(), latency(entry.getValue())))
                        .toList(),
                fleet.faults().stream().map(FleetReport.Fault::of).toList(),
                fleet.lostMessages(),
                fleet.broken(),
                fleet.complaints(),
                fleet.records().stream()
                        .flatMap(station -> station.sessions().stream())
                        .filter(SessionRecord::begun)
                        .limit(MAX_SESSIONS)
                        .map(FleetReport.Session::of)
                        .toList());
    }

    private static List<FleetReport.Percentile> percentiles(Histogram all) {
        List<FleetReport.Percentile> list = new ArrayList<>();
        for (double percent : PERCENTS) {
            list.add(new FleetReport.Percentile(percent, all.getValueAtPercentile(percent)));
        }
        return list;
    }

    private static FleetReport.Own own() {
        double cpu =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getProcessCpuTime() / 1e9
                        : -1;
        return new FleetReport.Own(cpu, residentKib());
    }

    /** Linux tells it; elsewhere there is no such file. */
    private static long residentKib() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException untold) {
            return -1;
        }
    }
}
