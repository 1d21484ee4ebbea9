package io.voltgate.benchmarks.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The load program: stations charge, latencies are recorded, and then the database is asked for every session that was acknowledged.
 * Used by the main thread. It ends with 1 where a call failed or a row is not as it should be, with 2 for a mistake in the arguments.
 */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "Puts load on a gateway of this machine, and checks that nothing of it was lost.")
public final class Load implements Callable<Integer> {
    private static final int MISTAKE = 2;
    private static final int RADIX = 36;
    private static final long LAG_POLL_MS = 50;
    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    @Mixin
    private LoadOptions options = new LoadOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Load()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, TimeoutException {
        PrintWriter out = spec.commandLine().getOut();
        String mistake = options.mistake();
        if (mistake != null) {
            spec.commandLine().getErr().println(mistake);
            return MISTAKE;
        }
        if (options.spawn == null) {
            URI url = Objects.requireNonNull(options.url);
            Backend backend = new Backend(Objects.requireNonNull(options.backend), options.apiKey);
            return run(new Target(url, backend, null), out);
        }
        try (SpawnedGateway gateway = SpawnedGateway.start(options.spawn, options.jvmArguments)) {
            Backend backend = new Backend(gateway.backend(), gateway.key());
            return run(new Target(gateway.stations(), backend, gateway), out);
        }
    }

    private int run(Target target, PrintWriter out) throws IOException, InterruptedException, TimeoutException {
        String prefix = "LOAD-" + Long.toString(System.currentTimeMillis(), RADIX) + "-";
        Instant began = Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        Wording wording = Wording.of(options.ocpp);
        List<LightStation.Plan> plans = IntStream.range(0, options.stations)
                .mapToObj(index ->
                        new LightStation.Plan(prefix + index, wording, options.meterValues, System::currentTimeMillis))
                .toList();
        Report report = new Report(options, out);
        try (LightFleet fleet = new LightFleet(target.stations(), options.password)) {
            fleet.dial(plans);
            Measured measured = measure(fleet, target);
            report.print(measured);
            Verification rows = verify(target, prefix, began, measured.tally());
            report.print(rows);
            return measured.tally().failures() == 0 && rows.differing() == 0 ? 0 : 1;
        }
    }

    private Measured measure(LightFleet fleet, Target target)
            throws IOException, InterruptedException, TimeoutException {
        long start = System.nanoTime() + LEAD_NANOS;
        long measured = start + TimeUnit.SECONDS.toNanos(options.warmUpSeconds);
        Phases phases = new Phases(start, measured, measured + TimeUnit.SECONDS.toNanos(options.seconds));
        Tally tally = new Tally(phases);
        try (CostWatch watch = new CostWatch(target, phases)) {
            int limit = options.warmUpSeconds + options.seconds + options.patienceSeconds;
            fleet.charge(index -> new LightStation.Run(pace(index, start), phases, tally), limit);
            long ended = System.nanoTime();
            awaitRows(target.backend());
            double drainSeconds = (System.nanoTime() - ended) / 1e9;
            return new Measured(phases, tally, watch.costs(), drainSeconds);
        }
    }

    private Pace pace(int index, long startNanos) {
        return switch (options.mode) {
            case closed -> new Pace.Closed();
            case open -> new Pace.Open(startNanos, index, options.stations, options.rate);
        };
    }

    /** The last answers are durable, so rows that have caught up with what is durable have all of it. */
    private void awaitRows(Backend backend) throws IOException, InterruptedException, TimeoutException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.patienceSeconds);
        while (Backend.figure(backend.metrics(), CostWatch.LAG).orElseThrow() > 0) {
            if (System.nanoTime() > limit) {
                throw new TimeoutException("The rows did not catch up in " + options.patienceSeconds + " s.");
            }
            TimeUnit.MILLISECONDS.sleep(LAG_POLL_MS);
        }
    }

    private static Verification verify(Target target, String prefix, Instant began, Tally tally)
            throws IOException, InterruptedException {
        Verification rows = new Verification(prefix, tally.sessions());
        target.backend().sessionsFrom(began, rows::see);
        rows.end();
        return rows;
    }
}
