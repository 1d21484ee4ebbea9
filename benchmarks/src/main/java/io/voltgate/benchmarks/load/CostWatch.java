package io.voltgate.benchmarks.load;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the gateway when the measured time begins and when it ends. It has a thread of its own, since the main thread waits for the
 * stations. It asks for the metrics once, at the end, so that asking is no load.
 */
final class CostWatch implements AutoCloseable {
    static final String LAG = "voltgate_rows_lag";
    private static final String FORCE = "voltgate_journal_force_seconds";

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("watch").daemon().factory());
    private final ScheduledFuture<Look> first;
    private final ScheduledFuture<Look> last;

    /** What is seen at one moment. */
    private record Look(ProcessCost gateway, ProcessCost client, String metrics) {}

    /**
     * What the measured time has cost.
     *
     * @param client this program's own share, since it runs on the same processors
     * @param force50Ms sync of the journal in milliseconds, half of the last minute's took less; NaN where there were none
     * @param force99Ms the same, 99 of 100
     * @param rowsLag entries without rows at the end of the measured time
     */
    record Costs(ProcessCost gateway, ProcessCost client, double force50Ms, double force99Ms, long rowsLag) {}

    CostWatch(Target target, Phases phases) {
        ProcessHandle self = ProcessHandle.current();
        this.first = thread.schedule(
                () -> new Look(target.cost(), ProcessCost.of(self, Optional.empty()), ""),
                phases.measureNanos() - System.nanoTime(),
                TimeUnit.NANOSECONDS);
        this.last = thread.schedule(
                () -> new Look(
                        target.cost(),
                        ProcessCost.of(self, Optional.empty()),
                        target.backend().metrics()),
                phases.endNanos() - System.nanoTime(),
                TimeUnit.NANOSECONDS);
    }

    Costs costs() throws IOException, InterruptedException {
        try {
            Look before = first.get();
            Look after = last.get();
            return new Costs(
                    after.gateway().since(before.gateway()),
                    after.client().since(before.client()),
                    milliseconds(after.metrics(), "0.5"),
                    milliseconds(after.metrics(), "0.99"),
                    (long) Backend.figure(after.metrics(), LAG).orElseThrow());
        } catch (ExecutionException failed) {
            throw new IOException("The gateway's metrics can't be read.", failed);
        }
    }

    private static double milliseconds(String metrics, String quantile) {
        return 1e3
                * Backend.figure(metrics, FORCE + "{quantile=\"" + quantile + "\"}")
                        .orElse(Double.NaN);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
