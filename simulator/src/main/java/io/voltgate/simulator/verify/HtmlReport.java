package io.voltgate.simulator.verify;

import io.voltgate.simulator.eye.Finding;
import io.voltgate.simulator.eye.Rule;
import io.voltgate.simulator.scenario.Breach;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A run as one page of HTML that needs nothing else: totals, every scenario, and of what failed the text and the whole exchange with
 * the frame that broke it. Stateless.
 */
final class HtmlReport {
    private static final String STYLE = """
        body{font:15px/1.45 system-ui,sans-serif;margin:2em auto;max-width:1180px;padding:0 1em;color:#1c2430;background:#fff}
        h1{font-size:1.5em;margin:0}h2{font-size:1.1em;margin:2em 0 .4em}
        .sub{color:#5c6675;margin:.2em 0 1em}
        .bar{display:flex;height:14px;border-radius:7px;overflow:hidden;background:#e6e9ee;margin:.6em 0}
        .bar i{display:block}.passed{background:#2f9e5f}.failed{background:#d2383f}.not_run{background:#c3c9d2}
        table{border-collapse:collapse;width:100%}td{padding:.18em .6em .18em 0;vertical-align:top;border-bottom:1px solid #eef0f3}
        .tag{display:inline-block;min-width:4.4em;text-align:center;border-radius:4px;color:#fff;font-size:.8em;padding:.05em .4em}
        .tag.not_run{color:#1c2430}.dim{color:#5c6675}.num{text-align:right;white-space:nowrap}
        details{margin:.4em 0 1em;border:1px solid #e3c3c5;border-left:5px solid #d2383f;border-radius:4px;padding:.6em .9em}
        summary{cursor:pointer;font-weight:600}
        pre,.mono{font:12.5px/1.5 ui-monospace,monospace;white-space:pre-wrap;word-break:break-word}
        pre{background:#f6f7f9;padding:.7em;border-radius:4px;margin:.4em 0}
        mark{background:#ffd9db;display:block}
        .broke td{background:#ffd9db}.line td{color:#5c6675}.arrow{font-weight:700}
        .why{color:#b3232b;font-weight:600;margin:.4em 0;white-space:pre-wrap;word-break:break-word}
        @media(prefers-color-scheme:dark){body{background:#14181e;color:#dde3ec}pre{background:#1d232b}td{border-color:#262d37}
        mark,.broke td{background:#5c1f24}.why{color:#ff8a90}.dim,.sub,.line td{color:#93a0b2}}
        """;

    private HtmlReport() {}

    static String of(SuiteResult result) {
        StringBuilder out = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
                .append(text(result.totals()))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(text(result.totals()))
                .append("</h1>\n<p class=\"sub\">")
                .append(text(String.format(
                        Locale.ROOT, "%s, %s, %.1f s", result.server(), result.begun(), result.millis() / 1000.0)))
                .append("</p>\n");
        bar(result, out);
        List<Verdict> failed = result.verdicts().stream()
                .filter(each -> each.outcome() == Verdict.Outcome.FAILED)
                .toList();
        if (!failed.isEmpty()) {
            out.append("<h2>What failed</h2>\n");
            failed.forEach(verdict -> failure(verdict, out));
        }
        rules(result, out);
        result.folders().forEach((folder, verdicts) -> folder(folder, verdicts, out));
        return out.append("</body></html>\n").toString();
    }

    private static void rules(SuiteResult result, StringBuilder out) {
        Map<Rule, Long> broken = result.broken();
        if (broken.isEmpty()) {
            return;
        }
        out.append("<h2>Rules that the server broke</h2>\n<table>\n");
        broken.forEach((rule, count) -> out.append("<tr><td class=\"mono\">")
                .append(rule.id())
                .append("</td><td>")
                .append(text(rule.sentence()))
                .append("</td><td class=\"dim\">")
                .append(text(rule.source()))
                .append("</td><td class=\"num\">")
                .append(count)
                .append("</td></tr>\n"));
        out.append("</table>\n");
    }

    private static void bar(SuiteResult result, StringBuilder out) {
        out.append("<div class=\"bar\">");
        for (Verdict.Outcome outcome : Verdict.Outcome.values()) {
            double percent = 100.0
                    * result.count(outcome)
                    / Math.max(1, result.verdicts().size());
            out.append(
                    String.format(Locale.ROOT, "<i class=\"%s\" style=\"width:%.2f%%\"></i>", style(outcome), percent));
        }
        out.append("</div>\n");
    }

    private static String style(Verdict.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static void failure(Verdict verdict, StringBuilder out) {
        out.append("<details open><summary>")
                .append(text(verdict.entry().name()))
                .append("</summary>\n<div class=\"dim\">")
                .append(text(verdict.entry().title()))
                .append("</div>\n<div class=\"why\">line ")
                .append(verdict.line())
                .append(": ")
                .append(text(verdict.why()))
                .append("</div>\n");
        findings(verdict, out);
        out.append("<pre>");
        int number = 0;
        for (String line : verdict.entry().text().lines().toList()) {
            number++;
            String shown = text(String.format(Locale.ROOT, "%3d  %s", number, Exchange.shown(line)));
            out.append(number == verdict.line() ? "<mark>" + shown + "</mark>" : shown + "\n");
        }
        out.append("</pre>\n<table class=\"mono\">\n");
        for (Exchange.Row row : Exchange.of(verdict)) {
            String kind = row.breaking() ? "broke" : row.sign().equals("#") ? "line" : "frame";
            out.append("<tr class=\"").append(kind).append("\"><td class=\"num\">");
            out.append(text(row.time())).append("</td><td>").append(text(row.station()));
            out.append("</td><td class=\"arrow\">").append(arrow(row.sign())).append("</td><td>");
            out.append(text(row.text())).append("</td></tr>\n");
        }
        out.append("</table></details>\n");
    }

    private static void findings(Verdict verdict, StringBuilder out) {
        if (verdict.findings().isEmpty()) {
            return;
        }
        out.append("<table>");
        for (Breach each : verdict.findings()) {
            Finding finding = each.finding();
            out.append("<tr><td class=\"mono\">").append(finding.rule().id()).append("</td><td>");
            out.append(text(finding.rule().sentence())).append("<br><span class=\"dim\">");
            out.append(text(finding.rule().source())).append("</span></td><td>");
            out.append(text(each.station() + ": " + finding.why())).append("<div class=\"mono dim\">");
            out.append(text(finding.frame())).append("</div></td></tr>\n");
        }
        out.append("</table>\n");
    }

    private static String arrow(String sign) {
        return switch (sign) {
            case ">" -> "&rarr;";
            case "<" -> "&larr;";
            default -> "";
        };
    }

    private static void folder(String folder, List<Verdict> verdicts, StringBuilder out) {
        SuiteResult part = new SuiteResult("", Instant.EPOCH, 0, verdicts);
        out.append("<h2>")
                .append(text(folder.isEmpty() ? "scenarios" : folder))
                .append(" <span class=\"dim\">")
                .append(part.totals())
                .append("</span></h2>\n<table>\n");
        for (Verdict verdict : verdicts) {
            String tag = Map.of(
                            Verdict.Outcome.PASSED, "passed",
                            Verdict.Outcome.FAILED, "failed",
                            Verdict.Outcome.NOT_RUN, "not run")
                    .get(verdict.outcome());
            out.append("<tr><td><span class=\"tag ")
                    .append(style(verdict.outcome()))
                    .append("\">")
                    .append(tag)
                    .append("</span></td><td>")
                    .append(text(verdict.entry().ownName()))
                    .append("</td><td class=\"dim\">")
                    .append(text(verdict.entry().title()));
            if (verdict.outcome() == Verdict.Outcome.NOT_RUN) {
                out.append("<br>").append(text(verdict.why()));
            }
            verdict.findings().forEach(each -> out.append("<br>rule ").append(text(each.toString())));
            out.append("</td><td class=\"num dim\">")
                    .append(verdict.figures().millis())
                    .append(" ms</td></tr>\n");
        }
        out.append("</table>\n");
    }

    private static String text(String raw) {
        return JUnitReport.escaped(raw).replace("\"", "&quot;");
    }
}
