package io.voltgate.benchmarks.report;

import io.voltgate.benchmarks.report.Result.Figure;
import java.util.List;

/** The figures that have targets, as a table of Markdown. Stateless. One line for each, with its verdict. */
public final class TargetTable {
    private TargetTable() {}

    public static String markdown(List<Result> results) {
        StringBuilder text =
                new StringBuilder("| question | figure | target | measured | reached |\n|---|---|---|---|---|\n");
        for (Result result : results) {
            for (Figure figure : result.figures()) {
                if (figure.reached() != null) {
                    text.append("| ").append(result.question());
                    text.append(" | ").append(figure.name());
                    text.append(" | ").append(figure.target()).append(' ').append(figure.unit());
                    text.append(" | ").append(Numbers.shown(figure.value()));
                    text.append(" | ")
                            .append(figure.reached() ? "yes" : "**no**")
                            .append(" |\n");
                }
            }
        }
        results.stream()
                .map(result -> result.setting().machine())
                .distinct()
                .forEach(machine -> text.append("\n").append(machine).append("\n"));
        return text.toString();
    }
}
