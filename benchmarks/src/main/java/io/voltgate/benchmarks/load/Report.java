package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/** What a run has brought, for people. Used by the main thread. It tells on which machine, and what else ran there. */
final class Report {
    private static final double NANOS_PER_MS = 1e6;
    private static final int TICKS_PER_HALF = 5;

    private final LoadOptions options;
    private final PrintWriter out;

    Report(LoadOptions options, PrintWriter out) {
        this.options = options;
        this.out = out;
    }

    void print(Measured measured) throws IOException {
        Tally tally = measured.tally();
        out.println(Machine.describe());
        out.printf(
                "Run: OCPP %s, %s loop, %d stations, %d meter values a session, %d s warm-up, %d s measured; stations,"
                        + " gateway and database share this machine%n",
                options.ocpp,
                options.mode,
                options.stations,
                options.meterValues,
                options.warmUpSeconds,
                options.seconds);
        out.printf(
                "Rate: offered %s calls/s, due and answered %.0f, answered in the time %.0f; %.1f sessions/s%n",
                options.mode == LoadOptions.Mode.open ? "%.0f".formatted(options.rate) : "as many as answered",
                tally.offeredPerSecond(),
                tally.answeredPerSecond(),
                tally.sessionsPerSecond());
        print(tally.latencies());
        out.printf("Failures: %d%n", tally.failures());
        tally.firstFailures().forEach(out::println);
        print(measured.costs(), measured);
        writeLatencies(tally.latencies());
        out.flush();
    }

    private void print(Histogram latencies) {
        out.printf(
                "Latency in ms, from when a call was due: p50 %.2f, p90 %.2f, p99 %.2f, p99.9 %.2f, max %.2f%n",
                at(latencies, 50),
                at(latencies, 90),
                at(latencies, 99),
                at(latencies, 99.9),
                latencies.getMaxValue() / NANOS_PER_MS);
    }

    private static double at(Histogram latencies, double percentile) {
        return latencies.getValueAtPercentile(percentile) / NANOS_PER_MS;
    }

    private void print(CostWatch.Costs costs, Measured measured) {
        if (options.spawn != null) {
            out.printf(
                    "Gateway: %.1f CPU s, %d MiB resident; its database: %.1f CPU s%n",
                    seconds(costs.gateway().own()),
                    costs.gateway().residentKib() >> 10,
                    seconds(costs.gateway().database()));
        }
        out.printf(
                "Stations (this program): %.1f CPU s%n", seconds(costs.client().own()));
        out.printf(
                "Journal: a sync takes p50 %.2f ms, p99 %.2f ms; rows: %d entries behind at the end, caught up %.1f s"
                        + " after the last answer%n",
                costs.force50Ms(), costs.force99Ms(), costs.rowsLag(), measured.drainSeconds());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private void writeLatencies(Histogram latencies) throws IOException {
        if (options.output != null) {
            try (PrintStream file =
                    new PrintStream(Files.newOutputStream(options.output), false, StandardCharsets.UTF_8)) {
                latencies.outputPercentileDistribution(file, TICKS_PER_HALF, NANOS_PER_MS);
            }
        }
    }

    void print(Verification rows) {
        out.printf("Rows: %d sessions as acknowledged, %d not%n", rows.found(), rows.differing());
        rows.differences().forEach(out::println);
        out.flush();
    }
}
