package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.report.Numbers;
import io.voltgate.benchmarks.report.Result;
import io.voltgate.benchmarks.report.Result.Figure;
import io.voltgate.benchmarks.report.Round;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long do answers take at a rate? Used by the main thread. Calls are due at fixed times, whatever became of those before. */
@Command(
        name = "steady",
        mixinStandardHelpOptions = true,
        description = "MeterValues at a fixed rate, open loop: latency counts from when a call was due.")
final class SteadyQuestion implements Callable<Integer> {
    private static final double P50_MS = 0.8;
    private static final double P99_MS = 3;
    private static final double P999_MS = 10;

    @Mixin
    private ServerOptions servers = new ServerOptions();

    @Mixin
    private LoopOptions options = new LoopOptions();

    @Option(names = "--rate", description = "Calls a second of all stations; default ${DEFAULT-VALUE}.")
    private double rate = 2_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException, TimeoutException {
        String mistake = servers.mistake() == null ? options.mistake() : servers.mistake();
        if (mistake == null && !(rate > 0 && rate <= 1_000_000)) {
            mistake = "--rate is more than 0 and at most 1000000.";
        }
        if (mistake != null) {
            return Publication.refuse(spec, mistake);
        }
        options.rate = rate;
        Result.Setting setting = Publication.setting(spec, servers, servers.included());
        PrintWriter out = spec.commandLine().getOut();
        Contest contest = Contest.of(servers, options, out);
        String asked = "MeterValues at %s calls/s, open loop, %d stations, OCPP %s"
                .formatted(Numbers.shown(rate), options.stations, options.ocpp);
        Result result = new Result(spec.name(), asked, setting, contest.rounds(), figures(contest), contest.checks());
        return Publication.publish(result, contest.latencies(), servers.output, out);
    }

    private static List<Figure> figures(Contest contest) {
        List<Figure> figures = new ArrayList<>();
        Histogram gateway = contest.latencies().get("gateway");
        if (gateway != null) {
            Round.Percentiles ms = Contender.percentiles(gateway);
            figures.add(Figure.atMost("gateway p50", ms.p50(), "ms", P50_MS));
            figures.add(Figure.atMost("gateway p99", ms.p99(), "ms", P99_MS));
            figures.add(Figure.atMost("gateway p99.9", ms.p999(), "ms", P999_MS));
            figures.add(Figure.of(
                    "a sync, mean",
                    contest.median("gateway", round -> round.costs().syncs().meanMs()),
                    "ms"));
        }
        for (String floor : contest.floors()) {
            Round.Percentiles ms = Contender.percentiles(contest.latencies().get(floor));
            figures.add(Figure.of(floor + " p50", ms.p50(), "ms"));
            figures.add(Figure.of(floor + " p99", ms.p99(), "ms"));
        }
        return figures;
    }
}
