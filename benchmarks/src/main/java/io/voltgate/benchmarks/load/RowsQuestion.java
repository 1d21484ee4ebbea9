package io.voltgate.benchmarks.load;

import io.voltgate.benchmarks.report.Numbers;
import io.voltgate.benchmarks.report.Result;
import io.voltgate.benchmarks.report.Result.Figure;
import io.voltgate.benchmarks.report.Round;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How fast do rows get into PostgreSQL, and how far do they lag? Used by the main thread. First the rows of a time without database are
 * written while nothing else goes on, then stations send at a fixed rate.
 */
@Command(
        name = "rows",
        mixinStandardHelpOptions = true,
        description = "Meter values a second into PostgreSQL, and how far rows lag at a rate.")
final class RowsQuestion implements Callable<Integer> {
    private static final double VALUES_A_SECOND = 50_000;
    private static final double LAG_SECONDS = 1;
    /** A lag counts only where so much of the rate was answered. */
    private static final double MET = 0.99;

    private static final int VALUES_PER_MESSAGE = 6;
    private static final long POLL_MS = 100;

    @Mixin
    private ServerOptions servers = new ServerOptions();

    @Mixin
    private LoopOptions options = new LoopOptions();

    @Option(names = "--rate", description = "Calls a second of all stations; default ${DEFAULT-VALUE}.")
    private double rate = 10_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final AtomicLong mostLag = new AtomicLong();

    @Override
    public Integer call() throws IOException, InterruptedException, TimeoutException {
        String mistake = servers.mistake() == null ? options.mistake() : servers.mistake();
        if (mistake == null && servers.url != null) {
            mistake = "Only a gateway that was started here has a database that can be stopped.";
        }
        if (mistake != null) {
            return Publication.refuse(spec, mistake);
        }
        Result.Setting setting = Publication.setting(spec, servers, servers.included());
        PrintWriter out = spec.commandLine().getOut();
        try (Contender gateway = new Contender(servers.gateway(Map.of()), options, servers)) {
            gateway.dial();
            gateway.measure(new Contender.Lap("warm-up", options.warmUpSeconds, true));
            Drain drain = drain(gateway);
            options.rate = rate;
            Round steady = lagging(gateway);
            List<Figure> figures = new ArrayList<>();
            figures.add(Figure.atLeast(
                    "meter values written",
                    drain.entriesPerSecond() * VALUES_PER_MESSAGE,
                    "a second",
                    VALUES_A_SECOND));
            figures.add(Figure.of("gateway's processor time meanwhile", drain.gatewayCpu(), "of a core"));
            figures.add(Figure.of("database's processor time meanwhile", drain.databaseCpu(), "of a core"));
            figures.add(Figure.atLeast("messages at the rate", steady.answeredPerSecond(), "a second", MET * rate));
            double lag = steady.answeredPerSecond() > 0 ? mostLag.get() / steady.answeredPerSecond() : 0;
            figures.add(Figure.atMost("most lag at the rate", lag, "s", LAG_SECONDS));
            String asked = "rows of MeterValues with %d values, drained at rest, and lag at %s messages/s"
                    .formatted(VALUES_PER_MESSAGE, Numbers.shown(rate));
            Result result = new Result(spec.name(), asked, setting, gateway.rounds(), figures, gateway.finish());
            return Publication.publish(result, Map.of("gateway", gateway.latencies()), servers.output, out);
        }
    }

    /** Rows written at rest; processor time as parts of a core. */
    private record Drain(double entriesPerSecond, double gatewayCpu, double databaseCpu) {}

    private Drain drain(Contender gateway) throws IOException, InterruptedException, TimeoutException {
        DatabaseProcess database = DatabaseProcess.of(gateway.server());
        database.freeze();
        try {
            gateway.measure(new Contender.Lap("database stopped", options.warmUpSeconds, false));
        } finally {
            database.thaw();
        }
        // The writer may sleep between two tries; the clock runs from its first rows on.
        long all = lag(gateway);
        long behind = all;
        while (behind >= all && all > 0) {
            TimeUnit.MILLISECONDS.sleep(1);
            behind = lag(gateway);
        }
        Look before = Look.at(gateway.server());
        long began = System.nanoTime();
        gateway.awaitRows();
        double seconds = (System.nanoTime() - began) / 1e9;
        Look after = Look.at(gateway.server());
        return new Drain(
                behind / seconds,
                (after.server() - before.server()) / seconds,
                (after.database() - before.database()) / seconds);
    }

    private static long lag(Contender gateway) throws IOException, InterruptedException {
        String metrics = gateway.server().backend().orElseThrow().metrics();
        return (long) Backend.figure(metrics, CostWatch.LAG).orElse(0);
    }

    private Round lagging(Contender gateway) throws IOException, InterruptedException, TimeoutException {
        try (ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("lag").daemon().factory())) {
            var polls = watch.scheduleWithFixedDelay(
                    () -> mostLag.accumulateAndGet(quietLag(gateway), Math::max),
                    TimeUnit.SECONDS.toMillis(options.warmUpSeconds),
                    POLL_MS,
                    TimeUnit.MILLISECONDS);
            Round round = gateway.measure();
            polls.cancel(false);
            return round;
        }
    }

    private static long quietLag(Contender gateway) {
        try {
            return lag(gateway);
        } catch (IOException missed) {
            return 0;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
