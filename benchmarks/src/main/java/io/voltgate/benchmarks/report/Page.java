package io.voltgate.benchmarks.report;

import static io.voltgate.benchmarks.report.Numbers.shown;
import static io.voltgate.benchmarks.report.Plot.escaped;

import io.voltgate.benchmarks.report.Plot.Bar;
import io.voltgate.benchmarks.report.Plot.Curve;
import io.voltgate.benchmarks.report.Plot.Point;
import io.voltgate.benchmarks.report.Result.Check;
import io.voltgate.benchmarks.report.Result.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One page of all results, with plots that are also written as files of their own. Stateless. The page needs nothing but itself.
 */
public final class Page {
    private static final String STYLE = "body{font-family:sans-serif;max-width:60rem;margin:2rem auto;color:#222}"
            + "table{border-collapse:collapse;margin:1rem 0}td,th{border:1px solid #ccc;padding:.25rem .6rem;"
            + "text-align:left}td.n{text-align:right}.no{color:#a3203a}.yes{color:#20703a}code{background:#f2f2f2}"
            + "p.small{color:#666;font-size:.85rem}";
    private static final int KIBI_BITS = 10;
    private static final int MOST_BARS = 20;

    private Page() {}

    /** Writes report.html and the plots into the folder. */
    public static void write(List<Result> results, Path folder) throws IOException {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>");
        html.append("<title>Voltgate: measured</title><style>").append(STYLE).append("</style></head><body>\n");
        html.append("<h1>Voltgate: measured</h1>\n");
        html.append(targets(results));
        for (Result result : results) {
            html.append(section(result));
            for (Drawn drawn : plots(result, folder)) {
                Files.writeString(folder.resolve(drawn.file()), drawn.svg());
                html.append(drawn.svg());
            }
        }
        Files.writeString(folder.resolve("report.html"), html.append("</body></html>\n"));
    }

    private record Drawn(String file, String svg) {}

    private static String targets(List<Result> results) {
        StringBuilder html = new StringBuilder("<h2>Targets</h2>\n<table><tr><th>question</th><th>figure</th>"
                + "<th>target</th><th>measured</th><th>reached</th></tr>\n");
        for (TargetTable.Row row : TargetTable.rows(results)) {
            String verdict = switch (row.verdict()) {
                case REACHED -> "<span class=\"yes\">yes</span>";
                case MISSED -> "<span class=\"no\">no</span>";
                case UNKNOWN -> "not measured";
            };
            html.append(row(
                    "<a href=\"#" + row.question() + "\">" + row.question() + "</a>",
                    escaped(row.figure()),
                    escaped(row.target()),
                    row.measured(),
                    verdict));
        }
        return html.append("</table>\n").toString();
    }

    private static String section(Result result) {
        StringBuilder html = new StringBuilder();
        html.append("<h2 id=\"")
                .append(result.question())
                .append("\">")
                .append(result.question())
                .append("</h2>\n");
        html.append("<p>").append(escaped(result.asked())).append("</p>\n<p><code>");
        html.append(escaped(result.setting().command())).append("</code></p>\n<p class=\"small\">");
        html.append(escaped(result.setting().machine())).append("<br/>Included: ");
        html.append(escaped(result.setting().included())).append("<br/>Cores: ");
        html.append(escaped(result.setting().cores())).append("<br/>JVM arguments: ");
        html.append(escaped(result.setting().jvmArguments())).append("<br/>At: ");
        html.append(escaped(result.setting().at())).append("</p>\n<table>");
        for (Figure figure : result.figures()) {
            html.append(row(escaped(figure.name()), shown(figure.value()), escaped(figure.unit())));
        }
        html.append("</table>\n");
        html.append(rounds(result.rounds()));
        for (Check check : result.checks()) {
            html.append("<p class=\"").append(check.good() ? "yes" : "no").append("\">");
            html.append(escaped((check.good() ? "ok: " : "FAILED: ") + check.what() + ": " + check.detail()));
            html.append("</p>\n");
        }
        return html.toString();
    }

    private static String rounds(List<Round> rounds) {
        if (rounds.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<table><tr><th>round of</th><th>calls/s</th><th>p50 ms</th>"
                + "<th>p99 ms</th><th>p99.9 ms</th><th>server CPU-us a call</th><th>database</th><th>stations</th>"
                + "<th>MiB</th><th>GC ms (longest)</th><th>sync ms (mean, p99)</th><th>rows behind</th></tr>\n");
        for (Round round : rounds) {
            Round.Costs costs = round.costs();
            html.append(row(
                    escaped(round.server()),
                    shown(round.answeredPerSecond()),
                    shown(round.latencyMs().p50()),
                    shown(round.latencyMs().p99()),
                    shown(round.latencyMs().p999()),
                    shown(round.cpuPerCall()),
                    shown(round.databaseCpuPerCall()),
                    shown(round.generatorCpuPerCall()),
                    shown(costs.residentKib() >> KIBI_BITS),
                    shown(costs.pauses().totalMs()) + " ("
                            + shown(costs.pauses().longestMs()) + ")",
                    shown(costs.syncs().meanMs()) + ", " + shown(costs.syncs().p99Ms()),
                    shown(costs.rowsLag())));
        }
        return html.append("</table>\n").toString();
    }

    private static String row(String... cells) {
        return "<tr><td>" + String.join("</td><td>", cells) + "</td></tr>\n";
    }

    private static List<Drawn> plots(Result result, Path folder) throws IOException {
        List<Drawn> drawn = new ArrayList<>();
        List<Curve> curves = curves(result.question(), folder);
        if (!curves.isEmpty()) {
            String title = result.question() + ": latency by percentile";
            drawn.add(new Drawn(result.question() + "-latency.svg", Plot.latencies(title, curves)));
        }
        List<Bar> bars = result.rounds().stream()
                .map(round -> new Bar(round.server(), round.answeredPerSecond(), "calls/s"))
                .toList();
        if (!bars.isEmpty()) {
            drawn.add(new Drawn(
                    result.question() + "-rate.svg", Plot.bars(result.question() + ": calls a second", bars)));
        }
        if (curves.isEmpty() && result.figures().size() <= MOST_BARS) {
            drawn.add(new Drawn(
                    result.question() + "-figures.svg", Plot.bars(result.question(), figures(result.figures()))));
        }
        drawn.addAll(overTime(result.question(), folder));
        return drawn;
    }

    private static List<Bar> figures(List<Figure> figures) {
        return figures.stream()
                .filter(figure -> !Double.isNaN(figure.value()))
                .map(figure -> new Bar(figure.name(), figure.value(), figure.unit()))
                .toList();
    }

    private static List<Drawn> overTime(String question, Path folder) throws IOException {
        List<Drawn> drawn = new ArrayList<>();
        for (Path file : files(question, ".csv", folder)) {
            TimeSeries series = TimeSeries.read(file);
            String name = file.getFileName().toString();
            drawn.add(new Drawn(
                    name.substring(0, name.length() - ".csv".length()) + ".svg",
                    TimePlot.svg(question + ": " + series.name(), series)));
        }
        return drawn;
    }

    private static List<Curve> curves(String question, Path folder) throws IOException {
        List<Curve> curves = new ArrayList<>();
        for (Path file : files(question, ".hgrm", folder)) {
            String name = file.getFileName().toString();
            String server = name.substring(question.length(), name.length() - ".hgrm".length());
            curves.add(new Curve(server.isEmpty() ? "gateway" : server.substring(1), Percentiles.read(file)));
        }
        return curves;
    }

    /** QUESTION.suffix and QUESTION-anything.suffix, by name. */
    private static List<Path> files(String question, String suffix, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> {
                        String name = each.getFileName().toString();
                        return name.equals(question + suffix)
                                || (name.startsWith(question + "-") && name.endsWith(suffix));
                    })
                    .sorted()
                    .toList();
        }
    }

    /** The files that HdrHistogram writes. */
    private static final class Percentiles {
        private Percentiles() {}

        static List<Point> read(Path file) throws IOException {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && Character.isDigit(line.charAt(0)))
                    .map(line -> line.split("\\s+", -1))
                    .map(cells -> new Point(Double.parseDouble(cells[1]), Double.parseDouble(cells[0])))
                    .toList();
        }
    }
}
