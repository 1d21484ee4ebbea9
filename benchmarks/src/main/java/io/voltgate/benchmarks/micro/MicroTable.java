package io.voltgate.benchmarks.micro;

import io.voltgate.benchmarks.report.Numbers;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The scores of micro benchmarks as a table of Markdown. Stateless. Allocation is in bytes for one operation. */
final class MicroTable {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final double P50 = 50;
    private static final double P99 = 99;

    private MicroTable() {}

    static String markdown(Collection<RunResult> results) {
        List<String> lines = results.stream()
                .map(MicroTable::line)
                .sorted(Comparator.naturalOrder())
                .toList();
        return "| benchmark | score | error | unit | p50, p99 | bytes allocated |\n|---|---|---|---|---|---|\n"
                + String.join("\n", lines) + "\n";
    }

    private static String line(RunResult result) {
        Result<?> score = result.getPrimaryResult();
        Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
        return "| %s | %s | %s | %s | %s | %s |"
                .formatted(
                        name(result.getParams()),
                        Numbers.shown(score.getScore()),
                        Numbers.shown(score.getScoreError()),
                        score.getScoreUnit(),
                        percentiles(result.getParams(), score),
                        allocated == null ? "" : Numbers.shown(allocated.getScore()));
    }

    private static String name(BenchmarkParams params) {
        String path = params.getBenchmark();
        String method = path.substring(path.lastIndexOf('.', path.lastIndexOf('.') - 1) + 1);
        String with = params.getParamsKeys().stream().map(params::getParam).collect(Collectors.joining(" "));
        return (method + " " + with).strip();
    }

    private static String percentiles(BenchmarkParams params, Result<?> score) {
        return params.getMode() == Mode.SampleTime
                ? Numbers.shown(score.getStatistics().getPercentile(P50)) + ", "
                        + Numbers.shown(score.getStatistics().getPercentile(P99))
                : "";
    }
}
