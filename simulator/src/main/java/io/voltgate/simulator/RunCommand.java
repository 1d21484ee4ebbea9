package io.voltgate.simulator;

import io.voltgate.simulator.fleet.Fleet;
import io.voltgate.simulator.fleet.FleetPlan;
import io.voltgate.simulator.fleet.VirtualFleet;
import io.voltgate.simulator.link.Tls;
import io.voltgate.simulator.station.Counts;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
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
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(1);
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
        if (!options.isStrict()) {
            return run(plan, options.tls(), options.duration(), FINISH, out);
        }
        StrictWatch watch = new StrictWatch(options.connectors());
        Fleet.Lines lines = new Fleet.Lines(options.tls(), watch);
        int outcome = run(plan, lines, options.duration(), FINISH, out);
        return Math.max(outcome, watch.print(out) ? 0 : 1);
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
        return run(plan, identity -> null, duration, finish, out);
    }

    static int run(
            FleetPlan plan, Function<String, @Nullable Tls> tls, Duration duration, Duration finish, PrintWriter out)
            throws InterruptedException {
        return run(plan, new Fleet.Lines(tls, Fleet.Wiring.PLAIN), duration, finish, out);
    }

    private static int run(FleetPlan plan, Fleet.Lines lines, Duration duration, Duration finish, PrintWriter out)
            throws InterruptedException {
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread main = Thread.currentThread();
        Thread onSignal = Thread.ofPlatform().unstarted(() -> {
            interrupted.set(true);
            joinBriefly(main);
        });
        Runtime.getRuntime().addShutdownHook(onSignal);
        try (Fleet fleet = Fleet.start(plan, lines)) {
            long deadline = System.nanoTime() + duration.toNanos();
            boolean done = false;
            while (!done && !interrupted.get() && System.nanoTime() < deadline) {
                done = fleet.awaitDone(PROGRESS_EVERY);
                out.println(progress(plan, fleet.counts()));
                out.flush();
            }
            boolean clean = fleet.stop(interrupted.get() ? Duration.ofSeconds(4) : finish);
            return summary(fleet, clean, out);
        } finally {
            if (!interrupted.get()) {
                Runtime.getRuntime().removeShutdownHook(onSignal);
            }
        }
    }

    private static void joinBriefly(Thread main) {
        try {
            main.join(Duration.ofSeconds(5));
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private static String progress(FleetPlan plan, Counts counts) {
        return String.format(
                Locale.ROOT,
                "%d/%d connected, %d booted, %d charging, %d sessions done, %d calls, %d errors, %d timeouts",
                counts.connected(),
                plan.stations(),
                counts.booted(),
                counts.charging(),
                counts.sessionsDone(),
                counts.callsSent(),
                counts.callErrors(),
                counts.timeouts());
    }

    private static int summary(Fleet fleet, boolean clean, PrintWriter out) {
        Counts counts = fleet.counts();
        List<String> complaints = fleet.complaints();
        out.printf(
                Locale.ROOT,
                "%d sessions, %.3f kWh, %d calls, longest answer %d ms, %d reconnects%n",
                counts.sessionsDone(),
                counts.deliveredWh() / 1000.0,
                counts.callsSent(),
                counts.maxAnswerMs(),
                counts.reconnects());
        if (complaints.isEmpty() && clean) {
            out.println("all went well");
            out.flush();
            return 0;
        }
        out.println("NOT all went well:");
        complaints.forEach(complaint -> out.println("  " + complaint));
        if (!clean) {
            out.println("  not every message was acknowledged in time");
        }
        out.flush();
        return 1;
    }
}
