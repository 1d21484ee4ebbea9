package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.report.Result.Check;
import io.voltgate.benchmarks.report.Round;
import io.voltgate.benchmarks.report.Round.Percentiles;
import io.voltgate.benchmarks.wire.Pace;
import io.voltgate.benchmarks.wire.Phases;
import io.voltgate.benchmarks.wire.Tally;
import io.voltgate.benchmarks.wire.WireFleet;
import io.voltgate.benchmarks.wire.Words;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;

/**
 * One server with the fleet that is connected to it. Owned by the main thread. Its rounds are measured one after the other, and at the
 * end every session that was acknowledged is looked for.
 */
final class Contender implements AutoCloseable {
    private static final int RADIX = 36;
    private static final long LAG_POLL_MS = 50;
    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final double NANOS_PER_MS = 1e6;
    private static final double P50 = 50;
    private static final double P90 = 90;
    private static final double P99 = 99;
    private static final double P999 = 99.9;

    private final Server server;
    private final LoopOptions options;
    private final ServerOptions servers;
    private final String prefix = "LOAD-" + Long.toString(System.currentTimeMillis(), RADIX) + "-";
    private final Instant began = Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
    private final WireFleet fleet;
    private final List<Round> rounds = new ArrayList<>();
    private final Histogram latencies;
    private volatile Tally latest = new Tally(new Phases(0, 0, 0));

    Contender(Server server, LoopOptions options, ServerOptions servers) {
        this.server = server;
        this.options = options;
        this.servers = servers;
        Words words = Words.of(options.ocpp, prefix);
        this.fleet = new WireFleet(server.stations(), words, options.play(), servers.password(server));
        this.latencies = latest.latencies().copy();
    }

    Server server() {
        return server;
    }

    String name() {
        return server.name();
    }

    List<Round> rounds() {
        return List.copyOf(rounds);
    }

    /** Of all rounds, in nanoseconds. */
    Histogram latencies() {
        return latencies;
    }

    /** The names of its stations begin so, and no others. */
    String prefix() {
        return prefix;
    }

    /** When the latest round is measured; for any thread. */
    Phases phases() {
        return latest.phases();
    }

    /** Of the latest round. */
    Histogram latestLatencies() {
        return latest.latencies();
    }

    /** Messages with readings that were answered so far. */
    long readings() {
        return fleet.logbook().readings();
    }

    /** Enters the stations, and has them come. */
    void dial() throws IOException, InterruptedException, TimeoutException {
        servers.enter(server, prefix, options.stations);
        fleet.dial(options.stations, options.patienceSeconds);
    }

    Round measure() throws IOException, InterruptedException, TimeoutException {
        return measure(new Lap(server.name(), options.warmUpSeconds, true));
    }

    /**
     * How a round is measured.
     *
     * @param label what stands for the server in the round
     * @param caughtUp whether the rows have to catch up before it is over
     */
    record Lap(String label, int warmUpSeconds, boolean caughtUp) {}

    Round measure(Lap lap) throws IOException, InterruptedException, TimeoutException {
        long start = System.nanoTime() + LEAD_NANOS;
        long measured = start + TimeUnit.SECONDS.toNanos(lap.warmUpSeconds());
        Phases phases = new Phases(start, measured, measured + TimeUnit.SECONDS.toNanos(options.seconds));
        Tally tally = new Tally(phases);
        latest = tally;
        try (CostWatch watch = new CostWatch(server, phases)) {
            int limit = lap.warmUpSeconds() + options.seconds + options.patienceSeconds;
            fleet.run(index -> pace(index, start), tally, limit);
            long ended = System.nanoTime();
            if (lap.caughtUp()) {
                awaitRows();
            }
            double drained = (System.nanoTime() - ended) / 1e9;
            Round round = new Round(
                    lap.label(),
                    phases.measuredSeconds(),
                    tally.offeredPerSecond(),
                    tally.answeredPerSecond(),
                    tally.sessionsPerSecond(),
                    percentiles(tally.latencies()),
                    percentiles(tally.lateness()),
                    watch.costs(),
                    lap.caughtUp() && server.backend().isPresent() ? drained : 0);
            rounds.add(round);
            latencies.add(tally.latencies());
            return round;
        }
    }

    private Pace pace(int index, long startNanos) {
        return options.rate > 0 ? new Pace.Open(startNanos, index, options.stations, options.rate) : new Pace.Closed();
    }

    static Percentiles percentiles(Histogram histogram) {
        return new Percentiles(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(P50) / NANOS_PER_MS,
                histogram.getValueAtPercentile(P90) / NANOS_PER_MS,
                histogram.getValueAtPercentile(P99) / NANOS_PER_MS,
                histogram.getValueAtPercentile(P999) / NANOS_PER_MS,
                histogram.getMaxValue() / NANOS_PER_MS);
    }

    /** The last answers are durable, so rows that have caught up with what is durable have all of it. */
    void awaitRows() throws IOException, InterruptedException, TimeoutException {
        if (server.backend().isEmpty()) {
            return;
        }
        Backend backend = server.backend().get();
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.patienceSeconds);
        while (Backend.figure(backend.metrics(), CostWatch.LAG).orElseThrow() > 0) {
            if (System.nanoTime() > limit) {
                throw new TimeoutException("The rows did not catch up in " + options.patienceSeconds + " s.");
            }
            TimeUnit.MILLISECONDS.sleep(LAG_POLL_MS);
        }
    }

    /** Ends what runs, and looks whether all went well and is there. */
    List<Check> finish() throws IOException, InterruptedException, TimeoutException {
        fleet.finish(options.patienceSeconds);
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(
                "calls to the " + name() + " answered as they should be",
                fleet.logbook().failures() == 0,
                fleet.logbook().failures() + " failures "
                        + String.join("; ", fleet.logbook().firstFailures())));
        if (server.backend().isPresent()) {
            awaitRows();
            Verification rows = new Verification(prefix, fleet.logbook().sessions());
            server.backend().get().sessionsFrom(began, rows::see);
            rows.end();
            checks.add(new Check(
                    "acknowledged sessions have their row",
                    rows.differing() == 0,
                    rows.found() + " sessions as acknowledged, " + rows.differing() + " not "
                            + String.join("; ", rows.differences())));
        }
        Optional<DatabaseRows> stored = DatabaseRows.of(server);
        if (stored.isPresent()) {
            long rows = stored.get().readings(prefix);
            checks.add(new Check(
                    "acknowledged meter values have a row each, and no other has one",
                    rows == readings(),
                    readings() + " acknowledged, " + rows + " rows"));
        }
        return checks;
    }

    @Override
    public void close() throws IOException {
        fleet.close();
        server.close();
    }
}
