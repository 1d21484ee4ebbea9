package io.voltgate.simulator;

import io.voltgate.simulator.fleet.Fleet;
import io.voltgate.simulator.fleet.FleetPlan;
import io.voltgate.simulator.fleet.FleetReport;
import io.voltgate.simulator.fleet.Pulse;
import io.voltgate.simulator.fleet.VirtualFleet;
import io.voltgate.simulator.fleet.Wiring;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Runs a fleet to its end and says how it went. Owned by the main thread. The exit code is 0 exactly when nothing is to complain
 * about.
 */
@Command(
        name = "run",
        description = "Runs a number of stations until each has driven its sessions.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All went well: every station booted, every session is complete and acknowledged, no error, no timeout.",
            "1:Something went wrong, or the server broke a rule with --strict; the reasons are printed.",
            "2:Bad usage."
        })
final class RunCommand implements Callable<Integer> {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final int LOOKS_A_BEAT = 5;
    private static final Duration FINISH = Duration.ofSeconds(30);

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private VirtualOptions virtual = new VirtualOptions();

    @Mixin
    private SiteOptions sites = new SiteOptions();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        FleetPlan plan = options.plan().withSites(sites.plan());
        if (!options.isStrict()) {
            return run(plan, Wiring.secured(options.tls()), out);
        }
        StrictWatch watch = new StrictWatch(options.places(), options.tls());
        int outcome = run(plan, watch, out);
        watch.print(out);
        return outcome;
    }

    private int run(FleetPlan plan, Wiring wiring, PrintWriter out) throws InterruptedException {
        return virtual.isVirtual()
                ? lived(plan, wiring, out)
                : run(plan, wiring, new Terms(options.duration(), FINISH, options.report()), out);
    }

    /** A time on the virtual clock, and what became of it. */
    private int lived(FleetPlan plan, Wiring wiring, PrintWriter out) throws InterruptedException {
        long beganNs = System.nanoTime();
        VirtualFleet.Outcome outcome =
                VirtualFleet.run(plan.withHabits(plan.habits().atSpeed(1)), virtual.span(), wiring);
        virtual.print(outcome, out);
        FleetReport report = outcome.report();
        String figures = RunSummary.figures(report, (System.nanoTime() - beganNs) / 1e9);
        return new RunSummary(report, out).tell(figures, true, options.report());
    }

    static int run(FleetPlan plan, Duration duration, Duration finish, PrintWriter out) throws InterruptedException {
        return run(plan, Wiring.PLAIN, new Terms(duration, finish, null), out);
    }

    /** How long a run may last, how long its end, and where its report goes. */
    record Terms(
            Duration duration, Duration finish, @Nullable Path report) {}

    static int run(FleetPlan plan, Wiring wiring, Terms terms, PrintWriter out) throws InterruptedException {
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread main = Thread.currentThread();
        Thread onSignal = Thread.ofPlatform().unstarted(() -> {
            interrupted.set(true);
            joinBriefly(main);
        });
        Runtime.getRuntime().addShutdownHook(onSignal);
        try (Fleet fleet = Fleet.start(plan, wiring)) {
            Pulse pulse = new Pulse(fleet, plan);
            long deadline = System.nanoTime() + terms.duration().toNanos();
            boolean done = false;
            for (int looks = 1; !done && !interrupted.get() && System.nanoTime() < deadline; looks++) {
                done = fleet.awaitDone(LOOK_EVERY);
                pulse.look();
                if (done || looks % LOOKS_A_BEAT == 0) {
                    tell(pulse.beat(), out);
                }
            }
            if (onTerminal()) {
                out.println();
            }
            boolean clean = fleet.stop(interrupted.get() ? Duration.ofSeconds(4) : terms.finish());
            FleetReport report = pulse.report();
            return new RunSummary(report, out).tell(RunSummary.figures(report), clean, terms.report());
        } finally {
            if (!interrupted.get()) {
                Runtime.getRuntime().removeShutdownHook(onSignal);
            }
        }
    }

    /** On a terminal the line stays where it is; elsewhere each is one. */
    private static void tell(String line, PrintWriter out) {
        if (onTerminal()) {
            out.print("\r\u001b[K" + line);
        } else {
            out.println(line);
        }
        out.flush();
    }

    private static boolean onTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    private static void joinBriefly(Thread main) {
        try {
            main.join(Duration.ofSeconds(5));
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
