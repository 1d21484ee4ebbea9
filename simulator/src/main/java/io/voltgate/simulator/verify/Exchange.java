package io.voltgate.simulator.verify;

import io.voltgate.simulator.scenario.Breach;
import io.voltgate.simulator.scenario.Transcript;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A transcript as rows that can be read: lines of the scenario, and what went to and fro. Stateless. Passwords that a scenario's line
 * gives are not shown.
 */
final class Exchange {
    private static final Pattern PASSWORD = Pattern.compile("(password(?:=|\"\\s*:\\s*))(\"[^\"]*\"|\\S+)");

    private Exchange() {}

    /** One row; the sign is ">" for what the station says, "<" for what it hears, "#" for a line and "-" for a connection. */
    record Row(String time, String sign, String station, String text, boolean breaking) {
        @Override
        public String toString() {
            return (breaking ? "* " : "  ") + time + " " + station + " " + sign + " " + text;
        }
    }

    static List<Row> of(Verdict verdict) {
        List<String> lines = verdict.entry().text().lines().toList();
        Set<Integer> breaking =
                verdict.findings().stream().map(Breach::place).collect(Collectors.toCollection(HashSet::new));
        breaking.add(verdict.breaking());
        List<Row> rows = new ArrayList<>();
        for (int place = 0; place < verdict.transcript().size(); place++) {
            Transcript.Entry each = verdict.transcript().get(place);
            String text = each.kind() == Transcript.Kind.LINE ? line(each.text(), lines) : each.text();
            String time = String.format(Locale.ROOT, "%9.3f", each.atMicros() / 1e6);
            rows.add(new Row(time, sign(each.kind()), each.station(), text, breaking.contains(place)));
        }
        return rows;
    }

    private static String line(String number, List<String> lines) {
        int at = Integer.parseInt(number);
        return "line " + number + ": "
                + (at <= lines.size() ? shown(lines.get(at - 1).strip()) : "");
    }

    /** A line without its passwords. */
    static String shown(String line) {
        return PASSWORD.matcher(line).replaceAll("$1...");
    }

    private static String sign(Transcript.Kind kind) {
        return switch (kind) {
            case LINE -> "#";
            case SENT -> ">";
            case HEARD -> "<";
            case OPENED, CLOSED -> "-";
        };
    }
}
