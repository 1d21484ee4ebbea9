package io.voltgate.simulator.fleet;

import io.voltgate.simulator.station.Counts;
import io.voltgate.simulator.station.SessionRecord;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * The figures of a run, stretch by stretch, and all of them at its end. Owned by the thread that runs the fleet. Times are those of the
 * stations' clock since the start; answers are timed by the real one.
 */
final class Chronicle {
    private static final int MAX_STRETCHES = 86_400;
    private static final int MAX_SESSIONS = 100_000;
    private static final double[] PERCENTS = {
        0, 25, 50, 75, 90, 95, 98, 99, 99.5, 99.8, 99.9, 99.95, 99.98, 99.99, 99.999, 100
    };

    private final FleetPlan plan;
    private final Latencies latencies;
    private final long stretchMillis;
    private final List<FleetReport.Second> stretches = new ArrayList<>();
    private long allBootedMillis = -1;
    private long bestCallsPerSecond;

    Chronicle(FleetPlan plan, Latencies latencies, long stretchMillis) {
        this.plan = plan;
        this.latencies = latencies;
        this.stretchMillis = stretchMillis;
    }

    /** Looks whether all stations are there; to be called often. */
    void look(long atMillis, Counts counts) {
        if (allBootedMillis < 0 && counts.booted() >= plan.stations()) {
            allBootedMillis = atMillis;
        }
    }

    /** How many answers came in a stretch, how many a second that was, and how long they took. */
    record Stretch(long answersPerSecond, Histogram latencies) {}

    /** Closes a stretch that took so many real or virtual microseconds. */
    Stretch close(long atMillis, long micros, Counts counts) {
        look(atMillis, counts);
        Histogram latest = latencies.latest();
        long rate = latest.getTotalCount() * 1_000_000L / Math.max(1, micros);
        bestCallsPerSecond = Math.max(bestCallsPerSecond, rate);
        if (stretches.size() < MAX_STRETCHES) {
            stretches.add(new FleetReport.Second(
                    atMillis,
                    latest.getTotalCount(),
                    latency(latest),
                    counts.connected(),
                    counts.charging(),
                    counts.callErrors(),
                    counts.timeouts()));
        }
        return new Stretch(rate, latest);
    }

    private static FleetReport.Latency latency(Histogram histogram) {
        return new FleetReport.Latency(
                histogram.getValueAtPercentile(50), histogram.getValueAtPercentile(99), histogram.getMaxValue());
    }

    FleetReport report(long millis, Aftermath left) {
        Histogram all = latencies.all();
        return new FleetReport(
                plan.url().toString(),
                plan.stations(),
                plan.seed(),
                millis,
                allBootedMillis,
                bestCallsPerSecond,
                left.counts(),
                own(),
                stretchMillis,
                List.copyOf(stretches),
                percentiles(all),
                latencies.byAction().entrySet().stream()
                        .map(entry -> new FleetReport.Action(
                                entry.getKey(), entry.getValue().getTotalCount(), latency(entry.getValue())))
                        .toList(),
                left.faults().stream().map(FleetReport.Fault::of).toList(),
                left.sites(),
                left.lostMessages(),
                left.broken(),
                left.complaints(),
                left.records().stream()
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
