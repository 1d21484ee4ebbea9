package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.report.Result.Check;
import io.voltgate.benchmarks.report.Round.Percentiles;
import io.voltgate.benchmarks.wire.Pace;
import io.voltgate.benchmarks.wire.Phases;
import io.voltgate.benchmarks.wire.Play;
import io.voltgate.benchmarks.wire.Step;
import io.voltgate.benchmarks.wire.Tally;
import io.voltgate.benchmarks.wire.WireFleet;
import io.voltgate.benchmarks.wire.Words;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Stations that all come to one server at once while others charge there. Owned by the main thread. Of the others' calls, those count
 * that were due from the first dialling to the last boot.
 */
final class Storm {
    private static final String NAMES = "STORM-";
    private static final String OTHERS = "OTHER-";
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final long DIAL_SECONDS = 60;

    private final ServerOptions servers;
    private final Size size;

    /**
     * How hard it blows.
     *
     * @param rate calls a second of the others
     * @param patienceSeconds longest storm
     */
    record Size(int stations, int others, double rate, int patienceSeconds) {}

    /**
     * What it was like.
     *
     * @param seconds until all had booted
     * @param boots from the first dialling to each boot, in nanoseconds
     * @param calls of the others, in nanoseconds
     */
    record Passed(
            double seconds,
            Histogram boots,
            Histogram calls,
            long refused,
            double serverCpu,
            double generatorCpu,
            List<Check> checks) {
        Percentiles bootsMs() {
            return Contender.percentiles(boots);
        }

        Percentiles callsMs() {
            return Contender.percentiles(calls);
        }
    }

    Storm(ServerOptions servers, Size size) {
        this.servers = servers;
        this.size = size;
    }

    /** Breaks loose at a server after the others have charged for some seconds. */
    Passed over(Server server, int settleSeconds)
            throws IOException, InterruptedException, TimeoutException, ExecutionException {
        servers.enter(server, NAMES, size.stations());
        servers.enter(server, OTHERS, size.others());
        String password = servers.password(server);
        Play toBoot = new Play(Step.AVAILABLE, 1);
        try (WireFleet calm = new WireFleet(server.stations(), Words.of("1.6", OTHERS), Play.meterValues(), password);
                WireFleet storm = new WireFleet(server.stations(), Words.of("1.6", NAMES), toBoot, password)) {
            calm.dial(size.others(), DIAL_SECONDS);
            long start = System.nanoTime();
            Phases phases = new Phases(start, start + TimeUnit.SECONDS.toNanos(settleSeconds), start + LONGEST_NANOS);
            Tally tally = new Tally(phases);
            FutureTask<Void> charge = new FutureTask<>(() -> {
                long limit = settleSeconds + 2L * size.patienceSeconds();
                calm.run(index -> new Pace.Open(start, index, size.others(), size.rate()), tally, limit);
                return null;
            });
            Thread.ofPlatform().name("others").daemon().start(charge);
            TimeUnit.NANOSECONDS.sleep(phases.measureNanos() - System.nanoTime());
            Look before = Look.at(server);
            long began = System.nanoTime();
            Histogram boots = boots(storm.storm(size.stations()), began);
            long ended = System.nanoTime();
            phases.endAt(ended);
            Look after = Look.at(server);
            charge.get(size.patienceSeconds(), TimeUnit.SECONDS);
            calm.finish(size.patienceSeconds());
            return new Passed(
                    (ended - began) / 1e9,
                    boots,
                    tally.latencies(),
                    storm.logbook().failures(),
                    after.server() - before.server(),
                    after.generator() - before.generator(),
                    List.of(check(server, "storm", storm), check(server, "others", calm)));
        }
    }

    private Histogram boots(List<CompletableFuture<Void>> all, long began)
            throws InterruptedException, TimeoutException {
        Histogram boots = new ConcurrentHistogram(LONGEST_NANOS, 3);
        List<CompletableFuture<Void>> noted = all.stream()
                .map(one -> one.<Void>handle((done, failed) -> {
                    if (failed == null) {
                        boots.recordValue(Math.clamp(System.nanoTime() - began, 0, LONGEST_NANOS));
                    }
                    return null;
                }))
                .toList();
        try {
            CompletableFuture.allOf(noted.toArray(CompletableFuture<?>[]::new))
                    .get(size.patienceSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
        return boots;
    }

    private static Check check(Server server, String who, WireFleet fleet) {
        long failures = fleet.logbook().failures();
        return new Check(
                "none of the " + who + " refused by the " + server.name(),
                failures == 0,
                failures + " failures " + String.join("; ", fleet.logbook().firstFailures()));
    }
}
