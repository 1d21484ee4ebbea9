package io.voltgate.simulator;

import io.voltgate.simulator.fleet.Fleet;
import io.voltgate.simulator.fleet.FleetPage;
import io.voltgate.simulator.fleet.FleetPlan;
import io.voltgate.simulator.fleet.FleetReport;
import io.voltgate.simulator.fleet.Pulse;
import io.voltgate.simulator.fleet.VirtualFleet;
import io.voltgate.simulator.fleet.Wiring;
import io.voltgate.simulator.station.Counts;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        FleetPlan plan = options.plan();
        if (virtual.isVirtual()) {
            return lived(plan, out);
        }
        Terms terms = new Terms(options.duration(), FINISH, options.report());
        if (!options.isStrict()) {
            return run(plan, Wiring.secured(options.tls()), terms, out);
        }
        StrictWatch watch = new StrictWatch(options.connectors(), options.tls());
        int outcome = run(plan, watch, terms, out);
        watch.print(out);
        return outcome;
    }

    /** A time on the virtual clock, and what became of it. */
    private int lived(FleetPlan plan, PrintWriter out) throws InterruptedException {
        long beganNs = System.nanoTime();
        VirtualFleet.Outcome outcome =
                VirtualFleet.run(plan.withHabits(plan.habits().atSpeed(1)), virtual.span(), options.tls());
        virtual.print(outcome, out);
        Counts counts = outcome.counts();
        out.printf(
                Locale.ROOT,
                "%d sessions, %.3f kWh, %d calls in %.1f s%n",
                counts.sessionsDone(),
                counts.deliveredWh() / 1000.0,
                counts.callsSent(),
                (System.nanoTime() - beganNs) / 1e9);
        List<String> complaints = new ArrayList<>(counts.problems());
        outcome.records().stream()
                .filter(station -> !station.booted() || station.queued() > 0)
                .forEach(station -> complaints.add(station.identity()
                        + (station.booted() ? " has messages not acknowledged" : " was never accepted") + " "
                        + station.trouble()));
        if (outcome.unanswered() > 0) {
            complaints.add(outcome.unanswered() + " answers did not come while the clock stood");
        }
        out.println(complaints.isEmpty() ? "all went well" : "NOT all went well:");
        complaints.forEach(complaint -> out.println("  " + complaint));
        out.flush();
        return complaints.isEmpty() ? 0 : 1;
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
            return summary(fleet, pulse.report(), clean, terms.report(), out);
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

    private static int summary(Fleet fleet, FleetReport report, boolean clean, @Nullable Path file, PrintWriter out) {
        Counts counts = report.counts();
        out.printf(
                Locale.ROOT,
                "%d sessions, %.3f kWh, %d calls (at most %d answered in a second), longest answer %d ms, %d"
                        + " reconnects%n",
                counts.sessionsDone(),
                counts.deliveredWh() / 1000.0,
                counts.callsSent(),
                report.bestCallsPerSecond(),
                counts.maxAnswerMs(),
                counts.reconnects());
        if (report.allBootedMillis() >= 0) {
            out.printf(Locale.ROOT, "all accepted after %.1f s%n", report.allBootedMillis() / 1000.0);
        }
        fleet.faults().forEach(tally -> out.println("fault " + tally));
        if (report.lostMessages() > 0) {
            out.println(report.lostMessages() + " messages of transactions lost by faults");
        }
        if (file != null) {
            write(report, file, out);
        }
        if (report.complaints().isEmpty() && clean) {
            out.println("all went well");
            out.flush();
            return 0;
        }
        out.println("NOT all went well:");
        report.complaints().forEach(complaint -> out.println("  " + complaint));
        if (!clean) {
            out.println("  not every message was acknowledged in time");
        }
        out.flush();
        return 1;
    }

    private static void write(FleetReport report, Path file, PrintWriter out) {
        try {
            FleetPage.write(report, file);
            out.println("the report is in " + file);
        } catch (IOException unwritable) {
            out.println("the report can't be written to " + file + ": " + unwritable.getMessage());
        }
    }
}
