package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.report.Numbers;
import io.voltgate.benchmarks.report.Result;
import io.voltgate.benchmarks.report.Result.Figure;
import io.voltgate.benchmarks.report.Round;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Do answers go on while PostgreSQL stands still? Used by the main thread. Whatever happens, the database is thawed. */
@Command(
        name = "slow-database",
        mixinStandardHelpOptions = true,
        description = "MeterValues at a fixed rate: before, while PostgreSQL is stopped (SIGSTOP), and after.")
final class SlowDatabaseQuestion implements Callable<Integer> {
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
        if (mistake == null && servers.url != null) {
            mistake = "Only a gateway that was started here has a database that can be stopped.";
        }
        if (mistake != null) {
            return Publication.refuse(spec, mistake);
        }
        options.rate = rate;
        Result.Setting setting = Publication.setting(spec, servers, ClosedQuestion.INCLUDED);
        PrintWriter out = spec.commandLine().getOut();
        try (Contender gateway = new Contender(servers.gateway(Map.of()), options)) {
            gateway.dial();
            gateway.measure("before", true);
            stopped(gateway);
            gateway.measure("after", true);
            String asked = "MeterValues at %s calls/s, open loop, while PostgreSQL stands still for %d s"
                    .formatted(Numbers.shown(rate), options.warmUpSeconds + options.seconds);
            Result result = new Result(
                    spec.name(), asked, setting, gateway.rounds(), figures(gateway.rounds()), gateway.finish());
            return Publication.publish(result, Map.of("gateway", gateway.latencies()), servers.output, out);
        }
    }

    private static void stopped(Contender gateway) throws IOException, InterruptedException, TimeoutException {
        DatabaseProcess database = DatabaseProcess.of(gateway.server());
        database.freeze();
        try {
            gateway.measure("database stopped", false);
        } finally {
            database.thaw();
        }
    }

    private static List<Figure> figures(List<Round> rounds) {
        Round before = rounds.getFirst();
        Round during = rounds.get(1);
        return List.of(
                Figure.of("answered while it stood", during.answeredPerSecond(), "calls/s"),
                Figure.of("p99 before", before.latencyMs().p99(), "ms"),
                Figure.of("p99 while it stood", during.latencyMs().p99(), "ms"),
                Figure.of(
                        "p99 after, the rows catching up",
                        rounds.getLast().latencyMs().p99(),
                        "ms"),
                Figure.of(
                        "entries without rows when it went on",
                        (double) during.costs().rowsLag(),
                        ""));
    }
}
