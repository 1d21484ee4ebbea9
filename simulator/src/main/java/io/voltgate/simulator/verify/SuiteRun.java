package io.voltgate.simulator.verify;

import io.voltgate.script.ScenarioReport;
import io.voltgate.simulator.scenario.Breach;
import io.voltgate.simulator.scenario.SocketScenarioRunner;
import io.voltgate.simulator.scenario.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Runs the scenarios of suites, a few at a time, each with stations that no other has. Used by one thread, which has workers of its
 * own until all have ended. Verdicts come in the order of the entries.
 */
final class SuiteRun {
    /**
     * How to run.
     *
     * @param run what makes identities fresh, such as "k3f9a"
     * @param jobs how many scenarios at a time
     * @param entered whether what "given" lines say has been entered by hand
     * @param lenient whether what the strict eye finds is only reported
     */
    record Plan(SocketScenarioRunner.Setup setup, String run, int jobs, boolean entered, boolean lenient) {}

    private final Plan plan;

    SuiteRun(Plan plan) {
        this.plan = plan;
    }

    /** Runs them all, and tells each verdict in its order. */
    List<Verdict> run(List<Suite.Entry> entries, Consumer<Verdict> told) throws InterruptedException {
        List<Future<Verdict>> futures = new ArrayList<>();
        List<Verdict> verdicts = new ArrayList<>();
        try (ExecutorService workers =
                Executors.newFixedThreadPool(plan.jobs(), Thread.ofVirtual().factory())) {
            for (int i = 0; i < entries.size(); i++) {
                int number = i;
                futures.add(workers.submit(() -> run(entries.get(number), number)));
            }
            for (Future<Verdict> future : futures) {
                Verdict verdict = verdict(future);
                verdicts.add(verdict);
                told.accept(verdict);
            }
        }
        return verdicts;
    }

    private static Verdict verdict(Future<Verdict> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        }
    }

    private Verdict run(Suite.Entry entry, int number) {
        SocketScenarioRunner.Setup setup = plan.setup();
        Optional<String> missing = Needs.missing(entry.scenario(), new Needs.Given(setup, plan.entered()));
        if (missing.isPresent()) {
            return Verdict.notRun(entry, missing.get());
        }
        long begun = System.nanoTime();
        String prefix =
                setup.idPrefix() + plan.run() + Integer.toString(number, 36).toUpperCase(Locale.ROOT) + "-";
        SocketScenarioRunner runner = new SocketScenarioRunner(setup.withPrefix(prefix), System.currentTimeMillis());
        ScenarioReport report = runner.run(entry.scenario());
        long millis = (System.nanoTime() - begun) / 1_000_000;
        Verdict.Figures figures = new Verdict.Figures(millis, report.steps(), report.unchecked());
        return report.isFine()
                ? fine(entry, figures, runner)
                : failed(entry, figures, runner, report.failures().getFirst());
    }

    /** All lines went as expected; the strict eye may have seen more. */
    private Verdict fine(Suite.Entry entry, Verdict.Figures figures, SocketScenarioRunner runner) {
        List<Breach> findings = runner.breaches();
        if (findings.isEmpty() || plan.lenient()) {
            return new Verdict(entry, Verdict.Outcome.PASSED, "", 0, figures, List.of(), -1, findings);
        }
        Breach first = findings.getFirst();
        List<Transcript.Entry> said = runner.transcript().entries();
        return new Verdict(
                entry,
                Verdict.Outcome.FAILED,
                Verdict.why(first),
                lineAt(said, first.place()),
                figures,
                said,
                first.place(),
                findings);
    }

    /** The line that was being played when this was said, 0 where none was. */
    private static int lineAt(List<Transcript.Entry> said, int place) {
        for (int at = Math.min(place, said.size() - 1); at >= 0; at--) {
            if (said.get(at).kind() == Transcript.Kind.LINE) {
                return Integer.parseInt(said.get(at).text());
            }
        }
        return 0;
    }

    private static Verdict failed(
            Suite.Entry entry, Verdict.Figures figures, SocketScenarioRunner runner, ScenarioReport.Failure failure) {
        return new Verdict(
                entry,
                Verdict.Outcome.FAILED,
                failure.what(),
                failure.line(),
                figures,
                runner.transcript().entries(),
                runner.transcript().blamed(),
                runner.breaches());
    }
}
