package io.voltgate.benchmarks.report;

import io.voltgate.benchmarks.report.Result.Figure;
import java.util.ArrayList;
import java.util.List;

/** The figures that have targets, with those that were not measured. Stateless. One line for each, with its verdict. */
public final class TargetTable {
    private static final List<Expected> ALL = List.of(
            new Expected("closed", "gateway", ">= 28,000 calls/s"),
            new Expected("closed", "gateway to echo jackson", ">= 0.4 of its rate"),
            new Expected("closed", "gateway to echo jackson, CPU", "<= 2 times"),
            new Expected("sessions", "gateway to echo jackson", ">= 0.3 of its rate"),
            new Expected("steady", "gateway p50", "<= 0.8 ms"),
            new Expected("steady", "gateway p99", "<= 3 ms"),
            new Expected("steady", "gateway p99.9", "<= 10 ms"),
            new Expected("idle", "gateway, a station", "<= 9 KiB"),
            new Expected("storm", "until all had booted", "<= 10 s"),
            new Expected("storm", "stations refused", "<= 0"),
            new Expected("storm", "p99 of the others meanwhile", "<= 50 ms"),
            new Expected("micro", MicroResult.STEP, "<= 1 us"),
            new Expected("micro", MicroResult.ALLOCATED, "<= 1 KiB"),
            new Expected("rows", "meter values written", ">= 50,000 a second"),
            new Expected("rows", "most lag at the rate", "<= 1 s"),
            new Expected("recovery", "replay of the journal", "<= 3 s"),
            new Expected("recovery", "with a snapshot", "<= 1 s"),
            new Expected("start", "to the first accepted station, middle", "<= 1.5 s"),
            new Expected("fleet", "a station, resident", "<= 20 KiB"),
            new Expected("fleet", "an idle station's processor time", "<= 100 us a second"));

    private TargetTable() {}

    private record Expected(String question, String figure, String target) {}

    /** A target and what came of it: yes, no, or not measured. */
    record Row(String question, String figure, String target, String measured, Verdict verdict) {}

    enum Verdict {
        REACHED,
        MISSED,
        UNKNOWN
    }

    static List<Row> rows(List<Result> results) {
        List<Row> rows = new ArrayList<>();
        for (String question : ALL.stream().map(Expected::question).distinct().toList()) {
            List<Row> measured = results.stream()
                    .filter(result -> result.question().equals(question))
                    .flatMap(result -> result.figures().stream())
                    .filter(figure -> figure.reached() != null)
                    .map(figure -> row(question, figure))
                    .toList();
            rows.addAll(measured);
            ALL.stream()
                    .filter(each -> each.question().equals(question))
                    .filter(each ->
                            measured.stream().noneMatch(row -> row.figure().equals(each.figure())))
                    .map(each -> new Row(question, each.figure(), each.target(), "-", Verdict.UNKNOWN))
                    .forEach(rows::add);
        }
        return rows;
    }

    private static Row row(String question, Figure figure) {
        return new Row(
                question,
                figure.name(),
                (figure.target() + " " + figure.unit()).strip(),
                Numbers.shown(figure.value()),
                Boolean.TRUE.equals(figure.reached()) ? Verdict.REACHED : Verdict.MISSED);
    }

    public static String markdown(List<Result> results) {
        StringBuilder text =
                new StringBuilder("| question | figure | target | measured | reached |\n|---|---|---|---|---|\n");
        for (Row row : rows(results)) {
            String verdict = switch (row.verdict()) {
                case REACHED -> "yes";
                case MISSED -> "**no**";
                case UNKNOWN -> "not measured";
            };
            text.append("| %s | %s | %s | %s | %s |%n"
                    .formatted(row.question(), row.figure(), row.target(), row.measured(), verdict));
        }
        results.stream()
                .map(result -> result.setting().machine())
                .distinct()
                .forEach(machine -> text.append("\n").append(machine).append("\n"));
        return text.toString();
    }
}
