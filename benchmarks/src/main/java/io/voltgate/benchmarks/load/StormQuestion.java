package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.report.Result;
import io.voltgate.benchmarks.report.Result.Check;
import io.voltgate.benchmarks.report.Result.Figure;
import io.voltgate.benchmarks.report.Round;
import io.voltgate.benchmarks.wire.Pace;
import io.voltgate.benchmarks.wire.Phases;
import io.voltgate.benchmarks.wire.Play;
import io.voltgate.benchmarks.wire.Step;
import io.voltgate.benchmarks.wire.Tally;
import io.voltgate.benchmarks.wire.WireFleet;
import io.voltgate.benchmarks.wire.Words;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What happens when all stations come back at once? Used by the main thread. Others charge meanwhile at a fixed rate, and only their
 * calls that were due during the storm count.
 */
@Command(
        name = "storm",
        mixinStandardHelpOptions = true,
        description = "Stations connect at once, authenticate with their password and boot, while others charge.")
final class StormQuestion implements Callable<Integer> {
    private static final String NAMES = "STORM-";
    private static final String OTHERS = "OTHER-";
    private static final double SECONDS_TARGET = 10;
    private static final double OTHERS_MS = 50;
    private static final double NANOS_PER_MS = 1e6;
    private static final double P99 = 99;
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final long DIAL_SECONDS = 60;

    @Mixin
    private ServerOptions servers = new ServerOptions();

    @Option(names = "--stations", description = "Stations that come at once; default ${DEFAULT-VALUE}.")
    private int stations = 10_000;

    @Option(names = "--others", description = "Stations that charge meanwhile; default ${DEFAULT-VALUE}.")
    private int others = 100;

    @Option(names = "--rate", description = "Calls a second of those; default ${DEFAULT-VALUE}.")
    private double rate = 200;

    @Option(names = "--patience", paramLabel = "SECONDS", description = "Longest storm; default ${DEFAULT-VALUE}.")
    private int patienceSeconds = 120;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Histogram toBoot = new ConcurrentHistogram(LONGEST_NANOS, 3);

    @Override
    public Integer call() throws IOException, InterruptedException, TimeoutException, ExecutionException {
        String mistake = servers.mistake();
        if (mistake == null && (stations < 1 || stations > 60_000 || others < 1 || !(rate > 0))) {
            mistake = "--stations is 1 to 60000; --others and --rate are more than 0.";
        }
        if (mistake != null) {
            return Publication.refuse(spec, mistake);
        }
        Result.Setting setting =
                Publication.setting(spec, servers, servers.authentication() + ", boot with sync and database; no TLS");
        Map<String, String> settings = Map.of("VOLTGATE_STATIONS_HANDSHAKES_AT_ONCE", Integer.toString(stations));
        try (Server gateway = servers.gateway(settings)) {
            servers.enter(gateway, NAMES, stations);
            servers.enter(gateway, OTHERS, others);
            return storm(gateway, setting);
        }
    }

    private int storm(Server gateway, Result.Setting setting)
            throws IOException, InterruptedException, TimeoutException, ExecutionException {
        Words charging = Words.of("1.6", OTHERS);
        String password = servers.password(gateway);
        try (WireFleet calm = new WireFleet(gateway.stations(), charging, Play.meterValues(), password);
                WireFleet storm = new WireFleet(
                        gateway.stations(), Words.of("1.6", NAMES), new Play(Step.AVAILABLE, 1), password)) {
            calm.dial(others, DIAL_SECONDS);
            long start = System.nanoTime();
            Phases phases = new Phases(start, start + SETTLE_NANOS, start + LONGEST_NANOS);
            Tally tally = new Tally(phases);
            FutureTask<Void> charge = new FutureTask<>(() -> {
                calm.run(index -> new Pace.Open(start, index, others, rate), tally, 2L * patienceSeconds);
                return null;
            });
            Thread.ofPlatform().name("others").daemon().start(charge);
            TimeUnit.NANOSECONDS.sleep(phases.measureNanos() - System.nanoTime());
            Look before = Look.at(gateway);
            long began = System.nanoTime();
            await(storm.storm(stations), began);
            long ended = System.nanoTime();
            phases.endAt(ended);
            Look after = Look.at(gateway);
            charge.get(patienceSeconds, TimeUnit.SECONDS);
            calm.finish(patienceSeconds);
            List<Figure> figures = figures((ended - began) / 1e9, tally);
            figures.add(
                    Figure.atMost("stations refused", (double) storm.logbook().failures(), "", 0));
            figures.add(Figure.of("gateway's processor time", after.server() - before.server(), "s"));
            figures.add(Figure.of("stations' processor time", after.generator() - before.generator(), "s"));
            return publish(setting, figures, List.of(check("the storm", storm), check("the others", calm)), tally);
        }
    }

    private void await(List<CompletableFuture<Void>> all, long began) throws InterruptedException, TimeoutException {
        List<CompletableFuture<Void>> noted = all.stream()
                .map(one -> one.<Void>handle((done, failed) -> {
                    if (failed == null) {
                        toBoot.recordValue(Math.clamp(System.nanoTime() - began, 0, LONGEST_NANOS));
                    }
                    return null;
                }))
                .toList();
        try {
            CompletableFuture.allOf(noted.toArray(CompletableFuture<?>[]::new)).get(patienceSeconds, TimeUnit.SECONDS);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Figure> figures(double seconds, Tally tally) {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.atMost("until all had booted", seconds, "s", SECONDS_TARGET));
        Round.Percentiles boots = Contender.percentiles(toBoot);
        figures.add(Figure.of("until half had booted", boots.p50(), "ms"));
        figures.add(Figure.of("until 99 of 100 had booted", boots.p99(), "ms"));
        double p99 = tally.latencies().getValueAtPercentile(P99) / NANOS_PER_MS;
        figures.add(Figure.atMost("p99 of the others meanwhile", p99, "ms", OTHERS_MS));
        figures.add(Figure.of(
                "calls of the others meanwhile", (double) tally.latencies().getTotalCount(), ""));
        return figures;
    }

    private static Check check(String who, WireFleet fleet) {
        long failures = fleet.logbook().failures();
        return new Check(
                "none of " + who + " refused",
                failures == 0,
                failures + " failures " + String.join("; ", fleet.logbook().firstFailures()));
    }

    private int publish(Result.Setting setting, List<Figure> figures, List<Check> checks, Tally tally)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        String asked = "%d stations connect at once, authenticate and boot, while %d others send %.0f calls/s"
                .formatted(stations, others, rate);
        Result result = new Result(spec.name(), asked, setting, List.of(), figures, checks);
        return Publication.publish(result, Map.of("gateway", toBoot, "others", tally.latencies()), servers.output, out);
    }
}
