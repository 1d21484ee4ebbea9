package io.voltgate.benchmarks.report;

import static io.voltgate.benchmarks.report.Numbers.shown;

import io.voltgate.benchmarks.report.Result.Check;
import io.voltgate.benchmarks.report.Result.Figure;
import io.voltgate.benchmarks.report.Round.Costs;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/** A result as lines for people. Stateless. It has all figures, and what they were measured on. */
public final class ResultText {
    private static final int KIBI_BITS = 10;

    private ResultText() {}

    public static String of(Result result) {
        StringBuilder text = new StringBuilder();
        text.append(result.question()).append(": ").append(result.asked()).append('\n');
        text.append(result.setting().machine()).append('\n');
        text.append("Included: ")
                .append(result.setting().included())
                .append("; ")
                .append(result.setting().cores());
        text.append('\n');
        result.rounds().forEach(round -> text.append(of(round)));
        result.figures().forEach(figure -> text.append(of(figure)));
        result.checks().forEach(check -> text.append(of(check)));
        return text.toString();
    }

    private static String of(Round round) {
        Costs costs = round.costs();
        String threads = costs.serverThreads().entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(8)
                .map(each -> each.getKey() + " " + shown(each.getValue()))
                .collect(Collectors.joining(", "));
        return "%s: %s calls/s (due %s), %s sessions/s; ms p50 %s p90 %s p99 %s p99.9 %s max %s; left late p99 %s%n"
                        .formatted(
                                round.server(),
                                shown(round.answeredPerSecond()),
                                shown(round.offeredPerSecond()),
                                shown(round.sessionsPerSecond()),
                                shown(round.latencyMs().p50()),
                                shown(round.latencyMs().p90()),
                                shown(round.latencyMs().p99()),
                                shown(round.latencyMs().p999()),
                                shown(round.latencyMs().max()),
                                shown(round.lateMs().p99()))
                + "  CPU-us a call: server %s, database %s, stations %s; server's CPU s: %s%n"
                        .formatted(
                                shown(round.cpuPerCall()),
                                shown(round.databaseCpuPerCall()),
                                shown(round.generatorCpuPerCall()),
                                threads)
                + "  %d MiB resident; %d GC pauses, %s ms, longest %s; %s syncs, mean %s ms, p99 %s; rows %d behind, %s s%n"
                        .formatted(
                                costs.residentKib() >> KIBI_BITS,
                                costs.pauses().count(),
                                shown(costs.pauses().totalMs()),
                                shown(costs.pauses().longestMs()),
                                shown(costs.syncs().count()),
                                shown(costs.syncs().meanMs()),
                                shown(costs.syncs().p99Ms()),
                                costs.rowsLag(),
                                shown(round.drainSeconds()));
    }

    private static String of(Figure figure) {
        String verdict = figure.reached() == null ? "" : figure.reached() ? ", reached" : ", missed";
        String target = figure.target().isEmpty() ? "" : " (target " + figure.target() + verdict + ")";
        return "= " + figure.name() + ": " + shown(figure.value()) + " " + figure.unit() + target + "\n";
    }

    private static String of(Check check) {
        return (check.good() ? "ok   " : "FAIL ") + check.what() + ": "
                + check.detail().strip() + "\n";
    }
}
