package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.report.Numbers;
import io.voltgate.benchmarks.report.Result;
import io.voltgate.benchmarks.report.Result.Check;
import io.voltgate.benchmarks.report.Result.Figure;
import io.voltgate.benchmarks.report.Round;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Do answers go on while PostgreSQL is slow, stands still or is gone, and are all rows there in the end? Used by the main thread.
 * Whatever happens, the database serves again. The load goes on while rows catch up.
 */
@Command(
        name = "slow-database",
        mixinStandardHelpOptions = true,
        description =
                "MeterValues at a fixed rate: before, while PostgreSQL is slow, stopped or killed, and after each.")
final class SlowDatabaseQuestion implements Callable<Integer> {
    /** Rows that lag no more than this have caught up: they come in batches. */
    private static final double CAUGHT_UP_SECONDS = 0.5;
    /** A few calls of the last moment are answered in the next. */
    private static final double MET = 0.95;

    @Mixin
    private ServerOptions servers = new ServerOptions();

    @Mixin
    private LoopOptions options = new LoopOptions();

    @Option(names = "--rate", description = "Calls a second of all stations; default ${DEFAULT-VALUE}.")
    private double rate = 2_000;

    @Option(
            names = "--trouble",
            split = ",",
            paramLabel = "KIND",
            description = "slow (runs 5 ms in 100), stopped (SIGSTOP), killed (SIGKILL, started again afterwards);"
                    + " default all of them.")
    private List<Trouble.Kind> troubles = List.of(Trouble.Kind.values());

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final List<Figure> figures = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final Map<String, Histogram> latencies = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException, InterruptedException, TimeoutException {
        String mistake = servers.mistake() == null ? options.mistake() : servers.mistake();
        if (mistake == null && servers.url != null) {
            mistake = "Only a gateway that was started here has a database that can be stopped.";
        }
        if (mistake == null && !(rate > 0 && rate <= 1_000_000)) {
            mistake = "--rate is more than 0 and at most 1000000.";
        }
        if (mistake != null) {
            return Publication.refuse(spec, mistake);
        }
        options.rate = rate;
        Result.Setting setting = Publication.setting(spec, servers, servers.included());
        try (Contender gateway = new Contender(servers.gateway(Map.of()), options, servers);
                RowsWatch rows = new RowsWatch(gateway.server().backend().orElseThrow())) {
            gateway.dial();
            Round before = round(gateway, new Contender.Lap("before", options.warmUpSeconds, true));
            figures.add(Figure.of("before, p99", before.latencyMs().p99(), "ms"));
            for (Trouble.Kind trouble : troubles) {
                suffer(trouble, gateway, rows);
            }
            checks.addAll(gateway.finish());
            Files.createDirectories(servers.output);
            rows.series("entries without rows").write(servers.output.resolve(spec.name() + "-behind.csv"));
            String asked = "MeterValues at %s calls/s, open loop, %d stations, while PostgreSQL is %s for %d s"
                    .formatted(Numbers.shown(rate), options.stations, said(troubles), options.seconds);
            Result result = new Result(spec.name(), asked, setting, gateway.rounds(), figures, checks);
            return Publication.publish(
                    result, latencies, servers.output, spec.commandLine().getOut());
        }
    }

    private static String said(List<Trouble.Kind> troubles) {
        return troubles.stream().map(Trouble.Kind::name).collect(Collectors.joining(", "));
    }

    private Round round(Contender gateway, Contender.Lap lap)
            throws IOException, InterruptedException, TimeoutException {
        Round round = gateway.measure(lap);
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: %s calls/s, p99 %s ms%n",
                        lap.label(),
                        Numbers.shown(round.answeredPerSecond()),
                        Numbers.shown(round.latencyMs().p99()));
        spec.commandLine().getOut().flush();
        latencies.put(lap.label().replace(' ', '-'), gateway.latestLatencies());
        return round;
    }

    /** A round in trouble, and one while the rows catch up; stations notice neither. */
    private void suffer(Trouble.Kind kind, Contender gateway, RowsWatch rows)
            throws IOException, InterruptedException, TimeoutException {
        Round during;
        long began = System.nanoTime();
        Trouble trouble = Trouble.begin(kind, gateway.server());
        try {
            during = round(gateway, new Contender.Lap(kind.name(), 0, false));
        } finally {
            trouble.end();
        }
        long ended = System.nanoTime();
        Round after = round(gateway, new Contender.Lap("after " + kind, 0, true));
        rows.look();
        double caughtUp = rows.secondsUntil(ended, (long) (rate * CAUGHT_UP_SECONDS));
        String name = kind.name();
        figures.add(Figure.of(name + ", answered", during.answeredPerSecond(), "calls/s"));
        figures.add(Figure.of(name + ", p50", during.latencyMs().p50(), "ms"));
        figures.add(Figure.of(name + ", p99", during.latencyMs().p99(), "ms"));
        figures.add(Figure.of(name + ", p99.9", during.latencyMs().p999(), "ms"));
        figures.add(
                Figure.of(name + ", p99 while rows catch up", after.latencyMs().p99(), "ms"));
        figures.add(Figure.of(name + ", most entries without rows", (double) rows.most(began, ended), ""));
        figures.add(Figure.of(name + ", rows caught up after", caughtUp, "s"));
        checks.add(new Check(
                "all calls were answered while the database was " + name,
                during.answeredPerSecond() >= rate * MET,
                Numbers.shown(during.answeredPerSecond()) + " of " + Numbers.shown(rate) + " a second"));
    }
}
