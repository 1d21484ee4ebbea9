package io.voltgate.simulator.verify;

import io.voltgate.simulator.scenario.Breach;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A run as the XML of JUnit, which every CI reads: a suite for each folder, a case for each scenario. Stateless. What may not stand in
 * XML stands there as a question mark.
 */
final class JUnitReport {
    private JUnitReport() {}

    static String of(SuiteResult result) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<testsuites").append(counts(result, result.millis())).append(">\n");
        for (Map.Entry<String, List<Verdict>> folder : result.folders().entrySet()) {
            SuiteResult part = new SuiteResult(result.server(), result.begun(), 0, folder.getValue());
            long millis = folder.getValue().stream()
                    .mapToLong(each -> each.figures().millis())
                    .sum();
            String name = folder.getKey().isEmpty() ? "scenarios" : folder.getKey();
            out.append("  <testsuite")
                    .append(attribute("name", name))
                    .append(counts(part, millis))
                    .append(attribute("timestamp", result.begun().toString()))
                    .append(attribute("hostname", result.server()))
                    .append(">\n");
            folder.getValue().forEach(verdict -> append(verdict, name, out));
            out.append("  </testsuite>\n");
        }
        return out.append("</testsuites>\n").toString();
    }

    private static String counts(SuiteResult result, long millis) {
        return attribute("tests", Integer.toString(result.verdicts().size()))
                + attribute("failures", Long.toString(result.count(Verdict.Outcome.FAILED)))
                + attribute("errors", "0")
                + attribute("skipped", Long.toString(result.count(Verdict.Outcome.NOT_RUN)))
                + attribute("time", seconds(millis));
    }

    private static void append(Verdict verdict, String folder, StringBuilder out) {
        out.append("    <testcase")
                .append(attribute("classname", folder.replace('.', '_').replace('/', '.')))
                .append(attribute("name", verdict.entry().ownName()))
                .append(attribute("time", seconds(verdict.figures().millis())))
                .append(">\n");
        switch (verdict.outcome()) {
            case PASSED -> {}
            case FAILED ->
                out.append("      <failure")
                        .append(attribute("message", verdict.why()))
                        .append(attribute("type", type(verdict)))
                        .append(">")
                        .append(escaped("line " + verdict.line() + ": " + Exchange.shown(verdict.lineText()) + "\n"
                                + verdict.why() + "\n\n" + exchange(verdict)))
                        .append("</failure>\n");
            case NOT_RUN ->
                out.append("      <skipped")
                        .append(attribute("message", "not run: " + verdict.why()))
                        .append("/>\n");
        }
        if (!verdict.findings().isEmpty()) {
            out.append("      <system-out>")
                    .append(escaped(
                            verdict.findings().stream().map(Breach::toString).collect(Collectors.joining("\n"))))
                    .append("</system-out>\n");
        }
        out.append("    </testcase>\n");
    }

    private static String type(Verdict verdict) {
        return verdict.isBreach()
                ? "rule " + verdict.findings().getFirst().finding().rule().id()
                : "line " + verdict.line();
    }

    private static String exchange(Verdict verdict) {
        return Exchange.of(verdict).stream().map(Exchange.Row::toString).collect(Collectors.joining("\n"));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }

    private static String attribute(String name, String value) {
        return " " + name + "=\"" + escaped(value).replace("\"", "&quot;").replace("\n", "&#10;") + "\"";
    }

    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> out.appendCodePoint(isXml(c) ? c : '?');
            }
        });
        return out.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c > 0xFFFF;
    }
}
