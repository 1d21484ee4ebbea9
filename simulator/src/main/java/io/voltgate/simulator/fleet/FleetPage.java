package io.voltgate.simulator.fleet;

import io.voltgate.simulator.site.SiteReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fleet's report as a page for people, one file without scripts, with the figures as JSON beside it. Stateless. Whatever came from
 * outside is escaped.
 */
public final class FleetPage {
    private static final String STYLE = """
        body{font:15px/1.5 system-ui,sans-serif;max-width:900px;margin:2em auto;padding:0 1em;color:#222}
        h1{font-size:1.5em}h2{font-size:1.1em;margin-top:2em}td,th{padding:.15em .8em;text-align:right}
        td:first-child,th:first-child{text-align:left}table{border-collapse:collapse}tr{border-bottom:1px solid #ddd}
        pre{white-space:pre-wrap;word-break:break-word;background:#f4f4f4;padding:.5em}
        svg{width:100%;background:#fafafa}svg text{font-size:11px}.grid{stroke:#ddd}.bad{color:#c22}.good{color:#0a7}
        """;

    private static final long LONG_MS = 7_200_000;

    private FleetPage() {}

    /** Writes the page, and the JSON under the same name with .json. */
    public static void write(FleetReport report, Path file) throws IOException {
        Files.writeString(file, html(report));
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        String name = file.getFileName().toString().replaceFirst("\\.html?$", "") + ".json";
        Files.writeString(file.resolveSibling(name), json.writeValueAsString(report));
    }

    static String html(FleetReport report) {
        return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Fleet of " + report.stations()
                + "</title><style>" + STYLE + "</style><h1>" + report.stations() + " stations at "
                + escaped(report.url()) + "</h1>" + verdict(report) + summary(report)
                + "<h2>Answer latency over time</h2>" + latencies(report)
                + "<h2>"
                + (report.stretchMillis() == 1_000
                        ? "Answers a second"
                        : "Answers in " + report.stretchMillis() / 60_000 + " min of the stations' clock")
                + "</h2>" + rates(report)
                + "<h2>Connected, charging</h2>" + stations(report)
                + "<h2>Latency by percentile, all calls</h2>" + percentiles(report)
                + "<h2>By action</h2>" + actions(report) + broken(report) + sites(report) + faults(report)
                + "</html>\n";
    }

    private static String verdict(FleetReport report) {
        if (report.complaints().isEmpty()) {
            return "<p class=\"good\">All went well.</p>";
        }
        StringBuilder list = new StringBuilder("<p class=\"bad\">Not all went well:</p><ul>");
        report.complaints()
                .forEach(each -> list.append("<li>").append(escaped(each)).append("</li>"));
        return list.append("</ul>").toString();
    }

    private static String row(String name, String value) {
        return "<tr><td>" + name + "</td><td>" + value + "</td></tr>";
    }

    private static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String thousandths(long number, String unit) {
        return String.format(Locale.ROOT, "%,.1f%s", number / 1e3, unit);
    }

    private static String summary(FleetReport report) {
        var counts = report.counts();
        return "<table>" + row("Ran for", thousandths(report.millis(), " s"))
                + row("Seed", whole(report.seed()))
                + (report.allBootedMillis() < 0
                        ? row("All accepted after", "never")
                        : row("All accepted after", thousandths(report.allBootedMillis(), " s")))
                + row("Sessions complete", whole(counts.sessionsDone()))
                + row("Energy", thousandths(counts.deliveredWh(), " kWh"))
                + row("Calls", whole(counts.callsSent()))
                + row("Most answers in a second", whole(report.bestCallsPerSecond()))
                + row("CALLERRORs", whole(counts.callErrors()))
                + row("Not answered in time", whole(counts.timeouts()))
                + row("Of these and of unreadable frames, by faults", whole(counts.excused()))
                + row("Reconnects", whole(counts.reconnects()))
                + row("Processor time of the simulator", Math.round(report.own().cpuSeconds()) + " s")
                + row("Resident memory of the simulator", whole(report.own().residentKib()) + " KiB") + "</table>";
    }

    /** Of a long run in hours. */
    private static Plot.Axis time(FleetReport report) {
        return report.millis() < LONG_MS
                ? Plot.Axis.linear(0, Math.max(1, report.millis() / 1e3), " s")
                : Plot.Axis.linear(0, report.millis() / 3.6e6, " h");
    }

    private static double at(FleetReport report, FleetReport.Second second) {
        return second.atMillis() / (report.millis() < LONG_MS ? 1e3 : 3.6e6);
    }

    private static Plot.Line line(String name, FleetReport report, ToDoubleFunction<FleetReport.Second> value) {
        return new Plot.Line(
                name,
                report.seconds().stream()
                        .map(second -> new double[] {at(report, second), value.applyAsDouble(second)})
                        .toList());
    }

    private static String latencies(FleetReport report) {
        long most = report.seconds().stream()
                .mapToLong(second -> second.latency().max())
                .max()
                .orElse(1);
        return new Plot(time(report), Plot.Axis.micros(most))
                .svg(List.of(
                        line("p50", report, second -> second.latency().p50()),
                        line("p99", report, second -> second.latency().p99()),
                        line("longest", report, second -> second.latency().max())));
    }

    private static String rates(FleetReport report) {
        long most = report.seconds().stream()
                .mapToLong(FleetReport.Second::answers)
                .max()
                .orElse(1);
        return new Plot(time(report), Plot.Axis.linear(0, (double) Math.max(1, most), ""))
                .svg(List.of(line("answers", report, FleetReport.Second::answers)));
    }

    private static String stations(FleetReport report) {
        return new Plot(time(report), Plot.Axis.linear(0, report.stations(), ""))
                .svg(List.of(
                        line("connected", report, FleetReport.Second::connected),
                        line("charging", report, FleetReport.Second::charging)));
    }

    /** Ninety, ninety-nine, ... per cent lie equally far apart. */
    private static String percentiles(FleetReport report) {
        List<Plot.Mark> marks = List.of(
                new Plot.Mark(0, "0 %"),
                new Plot.Mark(90, "90 %"),
                new Plot.Mark(99, "99 %"),
                new Plot.Mark(99.9, "99.9 %"),
                new Plot.Mark(99.99, "99.99 %"),
                new Plot.Mark(99.999, "99.999 %"));
        Plot.Axis across = new Plot.Axis(percent -> -Math.log10(Math.max(1e-5, 1 - percent / 100)) / 5, marks);
        long most = report.percentiles().getLast().micros();
        return new Plot(across, Plot.Axis.micros(most))
                .svg(List.of(new Plot.Line(
                        "latency",
                        report.percentiles().stream()
                                .map(each -> new double[] {each.percent(), each.micros()})
                                .toList())));
    }

    private static String actions(FleetReport report) {
        StringBuilder table = new StringBuilder(
                "<table><tr><th>action</th><th>calls</th><th>p50 ms</th><th>p99 ms</th><th>longest ms</th></tr>");
        for (FleetReport.Action action : report.actions()) {
            table.append(String.format(
                    Locale.ROOT,
                    "<tr><td>%s</td><td>%,d</td><td>%.1f</td><td>%.1f</td><td>%.1f</td></tr>",
                    escaped(action.action()),
                    action.count(),
                    action.latency().p50() / 1e3,
                    action.latency().p99() / 1e3,
                    action.latency().max() / 1e3));
        }
        return table.append("</table>").toString();
    }

    private static String broken(FleetReport report) {
        if (report.broken().isEmpty()) {
            return "";
        }
        StringBuilder list = new StringBuilder("<h2>Rules that the server broke</h2><dl>");
        for (FleetReport.Broken each : report.broken()) {
            list.append(String.format(
                    Locale.ROOT,
                    "<dt class=\"bad\">%s, %,d times</dt><dd>%s (%s)<br>First: %s: %s<pre>%s</pre></dd>",
                    escaped(each.rule()),
                    each.count(),
                    escaped(each.sentence()),
                    escaped(each.source()),
                    escaped(each.station()),
                    escaped(each.why()),
                    escaped(each.frame())));
        }
        return list.append("</dl>").toString();
    }

    private static String faults(FleetReport report) {
        if (report.faults().isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder(
                "<h2>Faults</h2><table><tr><th>fault</th><th>frames it might strike</th><th>struck</th></tr>");
        for (FleetReport.Fault fault : report.faults()) {
            table.append(String.format(
                    Locale.ROOT,
                    "<tr><td>%s</td><td>%,d</td><td>%,d</td></tr>",
                    escaped(fault.fault()),
                    fault.met(),
                    fault.done()));
        }
        return table + "</table><p>Messages that stations lost by them: " + report.lostMessages() + "</p>";
    }

    private static String sites(FleetReport report) {
        if (report.sites().isEmpty()) {
            return "";
        }
        StringBuilder table =
                new StringBuilder("<h2>Sites</h2><table><tr><th>site</th><th>limit kW</th><th>highest kW</th>"
                        + "<th>wanted kW</th><th>wanted more for s</th><th>over it s</th><th>beyond the grace s</th>"
                        + "<th>trips</th><th>kWh</th><th>profiles</th><th>limit</th></tr>");
        for (SiteReport site : report.sites()) {
            table.append(String.format(
                    Locale.ROOT,
                    "<tr><td>%d (%s and %d more)</td><td>%.1f</td><td>%.1f</td><td>%.1f</td><td>%,d</td><td>%,d</td>"
                            + "<td>%,d</td><td>%,d</td><td>%.1f</td><td>%,d</td><td class=\"%s\">%s</td></tr>",
                    site.number(),
                    escaped(site.firstStation()),
                    site.stations() - 1,
                    site.limitW() / 1e3,
                    site.highestW() / 1e3,
                    site.highestWantedW() / 1e3,
                    site.pressedSeconds(),
                    site.overSeconds(),
                    site.beyondGraceSeconds(),
                    site.trips(),
                    site.energyWh() / 1e3,
                    site.profiles(),
                    site.verdict() == SiteReport.Verdict.VIOLATED ? "bad" : "good",
                    site.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        }
        return table.append("</table>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
