package io.voltgate.simulator.verify;

import io.voltgate.simulator.eye.Finding;
import io.voltgate.simulator.eye.Rule;
import io.voltgate.simulator.scenario.Breach;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A run on the console: a line for each scenario as it ends, and at the end what broke. Used by one thread. */
final class ConsoleReport {
    private static final int MOST_ROWS = 12;
    private static final int MOST_LETTERS = 300;
    private static final int MOST_FINDINGS = 5;

    private final PrintWriter out;

    ConsoleReport(PrintWriter out) {
        this.out = out;
    }

    void tell(Verdict verdict) {
        String what = switch (verdict.outcome()) {
            case PASSED -> "ok      ";
            case FAILED -> "FAILED  ";
            case NOT_RUN -> "not run ";
        };
        String ms = verdict.outcome() == Verdict.Outcome.NOT_RUN
                ? ": " + verdict.why()
                : String.format(Locale.ROOT, "  %d ms", verdict.figures().millis());
        out.println(what + verdict.entry().name() + ms);
        if (verdict.outcome() == Verdict.Outcome.FAILED) {
            tellWhy(verdict);
        }
        verdict.findings().stream().limit(MOST_FINDINGS).forEach(this::tell);
        if (verdict.findings().size() > MOST_FINDINGS) {
            out.println("    and " + (verdict.findings().size() - MOST_FINDINGS) + " more");
        }
        out.flush();
    }

    private void tell(Breach breach) {
        Finding finding = breach.finding();
        out.println("    rule " + finding.rule().id() + ": " + finding.rule().sentence() + " ("
                + finding.rule().source() + ")");
        out.println("      " + breach.station() + ": " + cut(finding.why()));
        if (!finding.frame().isEmpty()) {
            out.println("      " + cut(finding.frame()));
        }
    }

    private void tellWhy(Verdict verdict) {
        if (verdict.line() > 0) {
            out.println("    line " + verdict.line() + ": " + Exchange.shown(verdict.lineText()));
        }
        out.println("    " + cut(verdict.why()));
        List<Exchange.Row> rows = Exchange.of(verdict);
        int end = verdict.breaking() < 0 ? rows.size() : Math.min(rows.size(), verdict.breaking() + 2);
        rows.subList(Math.max(0, end - MOST_ROWS), end).forEach(row -> out.println("    " + cut(row.toString())));
    }

    private static String cut(String text) {
        return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS) + "...";
    }

    void total(SuiteResult result) {
        out.println();
        result.folders().forEach((folder, verdicts) -> {
            SuiteResult part = new SuiteResult("", result.begun(), 0, verdicts);
            out.println((folder.isEmpty() ? "-" : folder) + ": " + part.totals());
        });
        long unchecked = result.verdicts().stream()
                .mapToLong(each -> each.figures().unchecked())
                .sum();
        out.println(String.format(
                Locale.ROOT, "%s against %s in %.1f s", result.totals(), result.server(), result.millis() / 1000.0));
        if (unchecked > 0) {
            out.println("Facts of " + unchecked + " lines can't be seen without --api, and were not looked at.");
        }
        Map<Rule, Long> broken = result.broken();
        if (!broken.isEmpty()) {
            out.println("Rules that the server broke ('rules' tells where they stand):");
            broken.forEach((rule, count) -> out.println("  " + rule.id() + " " + count + " times: " + rule.sentence()));
        }
        out.flush();
    }
}
