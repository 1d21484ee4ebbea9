package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.echo.Kind;
import io.voltgate.benchmarks.report.Result;
import io.voltgate.benchmarks.report.Result.Check;
import io.voltgate.benchmarks.report.Result.Figure;
import io.voltgate.benchmarks.report.Round.Percentiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What happens when all stations come back at once? Used by the main thread. The same storm goes over the floors first, by which the
 * stations' own program is warm when it is the gateway's turn.
 */
@Command(
        name = "storm",
        mixinStandardHelpOptions = true,
        description = "Stations connect at once, authenticate with their password and boot, while others charge.")
final class StormQuestion implements Callable<Integer> {
    private static final double SECONDS_TARGET = 10;
    private static final double OTHERS_MS = 50;
    private static final int FLOOR_SETTLE_SECONDS = 5;

    @Mixin
    private ServerOptions servers = new ServerOptions();

    @Option(names = "--stations", description = "Stations that come at once; default ${DEFAULT-VALUE}.")
    private int stations = 10_000;

    @Option(names = "--others", description = "Stations that charge meanwhile; default ${DEFAULT-VALUE}.")
    private int others = 100;

    @Option(names = "--rate", description = "Calls a second of those; default ${DEFAULT-VALUE}.")
    private double rate = 200;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            description = "How long the others have charged at the gateway before; default ${DEFAULT-VALUE}.")
    private int settleSeconds = 60;

    @Option(names = "--patience", paramLabel = "SECONDS", description = "Longest storm; default ${DEFAULT-VALUE}.")
    private int patienceSeconds = 120;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException, TimeoutException, ExecutionException {
        String mistake = servers.mistake();
        if (mistake == null && (stations < 1 || stations > 60_000 || others < 1 || !(rate > 0) || settleSeconds < 1)) {
            mistake = "--stations is 1 to 60000; --others, --rate and --settle are more than 0.";
        }
        if (mistake != null) {
            return Publication.refuse(spec, mistake);
        }
        Result.Setting setting =
                Publication.setting(spec, servers, servers.authentication() + ", boot with sync and database; no TLS");
        Storm storm = new Storm(servers, new Storm.Size(stations, others, rate, patienceSeconds));
        List<Figure> figures = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        Map<String, Histogram> latencies = new LinkedHashMap<>();
        for (Kind kind : servers.floors) {
            try (Server echo = SpawnedEcho.start(kind, servers.jvmArguments)) {
                Storm.Passed passed = storm.over(echo, FLOOR_SETTLE_SECONDS);
                figures.add(Figure.of(echo.name() + ": until all had booted", passed.seconds(), "s"));
                figures.add(Figure.of(
                        echo.name() + ": p99 of the others", passed.callsMs().p99(), "ms"));
                checks.addAll(passed.checks());
                latencies.put(echo.name() + " others", passed.calls());
            }
        }
        if (!servers.floorOnly) {
            try (Server gateway = servers.gateway(Map.of())) {
                Storm.Passed passed = storm.over(gateway, settleSeconds);
                figures.addAll(0, figures(passed));
                checks.addAll(passed.checks());
                latencies.put("gateway", passed.boots());
                latencies.put("others", passed.calls());
            }
        }
        return publish(setting, figures, checks, latencies);
    }

    private static List<Figure> figures(Storm.Passed passed) {
        Percentiles boots = passed.bootsMs();
        Percentiles calls = passed.callsMs();
        return List.of(
                Figure.atMost("until all had booted", passed.seconds(), "s", SECONDS_TARGET),
                Figure.of("until half had booted", boots.p50(), "ms"),
                Figure.of("until 99 of 100 had booted", boots.p99(), "ms"),
                Figure.of("p50 of the others meanwhile", calls.p50(), "ms"),
                Figure.atMost("p99 of the others meanwhile", calls.p99(), "ms", OTHERS_MS),
                Figure.of("calls of the others meanwhile", (double) calls.count(), ""),
                Figure.atMost("stations refused", (double) passed.refused(), "", 0),
                Figure.of("gateway's processor time", passed.serverCpu(), "s"),
                Figure.of("stations' processor time", passed.generatorCpu(), "s"));
    }

    private int publish(
            Result.Setting setting, List<Figure> figures, List<Check> checks, Map<String, Histogram> latencies)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        String asked =
                "%d stations connect at once, authenticate and boot, while %d others, there for %d s, send %.0f calls/s"
                        .formatted(stations, others, settleSeconds, rate);
        Result result = new Result(spec.name(), asked, setting, List.of(), figures, checks);
        return Publication.publish(result, latencies, servers.output, out);
    }
}
