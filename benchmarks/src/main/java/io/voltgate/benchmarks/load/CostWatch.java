package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.report.Round.Costs;
import io.voltgate.benchmarks.report.Round.Syncs;
import io.voltgate.benchmarks.wire.Phases;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Looks at a server when the measured time begins and when it ends. It has a thread of its own, since the main thread waits for the
 * stations. It asks for the metrics just before and just after, so that asking is no load.
 */
final class CostWatch implements AutoCloseable {
    static final String LAG = "voltgate_rows_lag";
    private static final String FORCE = "voltgate_journal_force_seconds";
    private static final long AHEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final double MS = 1e3;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("watch").daemon().factory());
    private final Server server;
    private final ScheduledFuture<String> metricsBefore;
    private final ScheduledFuture<Seen> first;
    private final ScheduledFuture<Seen> last;
    private final ScheduledFuture<String> metricsAfter;

    private record Seen(Look look, int gcLines) {}

    CostWatch(Server server, Phases phases) {
        this.server = server;
        this.metricsBefore = at(this::metrics, phases.measureNanos() - AHEAD_NANOS);
        this.first = at(this::look, phases.measureNanos());
        this.last = at(this::look, phases.endNanos());
        this.metricsAfter = at(this::metrics, phases.endNanos());
    }

    private <T> ScheduledFuture<T> at(Callable<T> task, long nanos) {
        return thread.schedule(task, nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private String metrics() throws IOException, InterruptedException {
        return server.backend().isPresent() ? server.backend().get().metrics() : "";
    }

    private Seen look() throws IOException {
        return new Seen(Look.at(server), GcLog.lines(server.gcLog()));
    }

    Costs costs() throws IOException, InterruptedException {
        try {
            Look before = first.get().look();
            Look after = last.get().look();
            String figures = metricsAfter.get();
            return new Costs(
                    after.server() - before.server(),
                    threads(before.threads(), after.threads()),
                    after.database() - before.database(),
                    after.generator() - before.generator(),
                    after.residentKib(),
                    GcLog.pauses(server.gcLog(), first.get().gcLines()),
                    syncs(metricsBefore.get(), figures),
                    (long) Backend.figure(figures, LAG).orElse(0));
        } catch (ExecutionException failed) {
            throw new IOException("What the server costs can't be read.", failed);
        }
    }

    private static Map<String, Double> threads(Map<String, Double> before, Map<String, Double> after) {
        Map<String, Double> used = new HashMap<>();
        after.forEach((kind, seconds) -> used.put(kind, seconds - before.getOrDefault(kind, 0.0)));
        used.values().removeIf(seconds -> seconds <= 0);
        return used;
    }

    private static Syncs syncs(String before, String after) {
        double count = rise(before, after, FORCE + "_count");
        if (count <= 0) {
            return Syncs.NONE;
        }
        return new Syncs(
                count,
                MS * rise(before, after, FORCE + "_sum") / count,
                MS * Backend.figure(after, FORCE + "{quantile=\"0.5\"}").orElse(0),
                MS * Backend.figure(after, FORCE + "{quantile=\"0.99\"}").orElse(0));
    }

    private static double rise(String before, String after, String name) {
        return Backend.figure(after, name).orElse(0)
                - Backend.figure(before, name).orElse(0);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
