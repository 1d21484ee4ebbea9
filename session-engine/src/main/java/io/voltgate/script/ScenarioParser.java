package io.voltgate.script;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a scenario line by line, and blocks between braces. Used once, by {@link Scenario#parse}. Each line gives one
 * step, or those of the text that it uses, or an error that names it.
 */
final class ScenarioParser {
    private static final int MOST_NESTED = 8;
    private static final Pattern BEGIN =
            Pattern.compile("^\\s*(repeat|for|parallel|unordered|with)(\\s.*?)?\\s*\\{\\s*(#.*)?$");
    private static final Pattern END = Pattern.compile("^\\s*}\\s*(#.*)?$");
    private static final Pattern AND = Pattern.compile("^\\s*and\\s*(#.*)?$");
    private static final Pattern TIMES = Pattern.compile("\\d{1,5}|\\$[A-Za-z]\\w*");

    private final List<String> lines;
    private final UnaryOperator<@Nullable String> named;
    private final int nested;
    private @Nullable String station;
    /** The line that is reported: that of the outermost text, counted from 1. */
    private int line;

    private int next;

    /** Parses a text; what other scenarios it uses are given by their names, null where there is none. */
    ScenarioParser(String text, UnaryOperator<@Nullable String> named) {
        this(text, named, 0);
    }

    private ScenarioParser(String text, UnaryOperator<@Nullable String> named, int nested) {
        this.lines = List.of(text.split("\\R", -1));
        this.named = named;
        this.nested = nested;
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        while (next < lines.size()) {
            String each = lines.get(next);
            if (END.matcher(each).matches()) {
                throw at("nothing is open that could end here");
            }
            take(steps);
        }
        return steps;
    }

    private ScenarioException at(String what) {
        line = nested == 0 ? next + 1 : line;
        return wrong(what);
    }

    /** Takes one line, or a whole block. */
    private void take(List<Step> steps) {
        String each = lines.get(next);
        next++;
        line = nested == 0 ? next : line;
        Matcher begin = BEGIN.matcher(each);
        if (begin.matches()) {
            String words = begin.group(2) == null ? "" : begin.group(2);
            steps.add(block(begin.group(1), Tokens.of(line, words)));
            return;
        }
        LineParser parser = new LineParser(line, station);
        if (each.strip().startsWith(">>")) {
            steps.add(parser.raw(each));
            return;
        }
        List<String> words = Tokens.of(line, each);
        if (!words.isEmpty() && words.getFirst().equals("use")) {
            use(words, steps);
        } else if (!words.isEmpty()) {
            steps.add(parser.step(words));
            station = parser.named();
        }
    }

    private Step block(String kind, List<String> words) {
        int begun = line;
        String before = station;
        List<List<Step>> branches = new ArrayList<>();
        List<Step> branch = new ArrayList<>();
        while (next < lines.size() && !END.matcher(lines.get(next)).matches()) {
            if (kind.equals("parallel") && AND.matcher(lines.get(next)).matches()) {
                branches.add(branch);
                branch = new ArrayList<>();
                station = before;
                next++;
            } else {
                take(branch);
            }
        }
        if (next == lines.size()) {
            line = begun;
            throw wrong("the block that begins here doesn't end");
        }
        next++;
        branches.add(branch);
        line = nested == 0 ? begun : line;
        return block(begun, kind, words, branches);
    }

    private Step block(int begun, String kind, List<String> words, List<List<Step>> branches) {
        List<Step> first = List.copyOf(branches.getFirst());
        return switch (kind) {
            case "repeat" -> new Step.Repeat(begun, times(words, "it is: repeat NUMBER {"), first);
            case "parallel" ->
                new Step.Parallel(
                        begun,
                        words.isEmpty() ? "1" : times(words, "it is: parallel { or parallel NUMBER {"),
                        branches.stream().map(List::copyOf).toList());
            case "with" -> {
                if (!words.equals(List.of("api"))) {
                    throw wrong("it is: with api {");
                }
                yield new Step.WithApi(begun, first);
            }
            case "for" -> {
                if (words.size() < 3
                        || !Variables.isName(words.get(0))
                        || !words.get(1).equals("in")) {
                    throw wrong("it is: for $NAME in VALUES {");
                }
                List<String> values = words.subList(2, words.size()).stream()
                        .map(Words::unquoted)
                        .toList();
                yield new Step.Each(begun, words.getFirst(), values, first);
            }
            default -> new Step.Unordered(begun, calls(words, first));
        };
    }

    private String times(List<String> words, String form) {
        if (words.size() != 1 || !TIMES.matcher(words.getFirst()).matches()) {
            throw wrong(form);
        }
        return words.getFirst();
    }

    private List<Step.Receive> calls(List<String> words, List<Step> steps) {
        List<Step.Receive> calls = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Receive receive && receive.facts() == null) {
                calls.add(receive);
            }
        }
        boolean one = calls.stream().map(Step.Receive::station).distinct().count() == 1;
        if (!words.isEmpty() || calls.size() != steps.size() || !one) {
            throw wrong("unordered { } holds lines such as: < ACTION > ANSWER, of one station");
        }
        return List.copyOf(calls);
    }

    /** The steps of another text, about the same station; they count as of this line. */
    private void use(List<String> words, List<Step> steps) {
        String name = words.size() == 2 ? words.get(1) : "";
        String used = named.apply(name);
        if (used == null || nested == MOST_NESTED) {
            throw wrong("it is: use NAME, of a text that is there");
        }
        ScenarioParser inner = new ScenarioParser(used, named, nested + 1);
        inner.station = station;
        inner.line = line;
        steps.addAll(inner.steps());
        station = inner.station;
    }

    private ScenarioException wrong(String what) {
        return new ScenarioException(line, what);
    }
}
