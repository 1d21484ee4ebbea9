package io.voltgate.script;

import io.voltgate.ocpp.OcppVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a scenario line by line. Used once, by {@link Scenario#parse}. Each line gives one step or an error that names
 * it.
 */
final class ScenarioParser {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern RAW = Pattern.compile("^\\s*>>\\s?(.*?)(\\s+<\\s.*|\\s+=>\\s.*)?$");

    private final String text;
    private final List<Step> steps = new ArrayList<>();
    private @Nullable String station;
    private int line;

    ScenarioParser(String text) {
        this.text = text;
    }

    List<Step> steps() {
        for (String each : text.split("\\R", -1)) {
            line++;
            if (each.strip().startsWith(">>")) {
                steps.add(raw(each));
                continue;
            }
            List<String> words = Tokens.of(line, each);
            if (!words.isEmpty()) {
                steps.add(step(words));
            }
        }
        return steps;
    }

    /** The parts of a line: what is said, what answers it, and what comes of it. */
    private record Parts(
            List<String> said,
            List<String> answer,
            @Nullable List<Fact> facts) {}

    private Step step(List<String> words) {
        String first = words.getFirst();
        String answers = first.equals("<") ? ">" : "<";
        Parts parts = split(words, answers);
        if (!first.equals(">") && !first.equals("<") && !parts.answer().isEmpty()) {
            throw wrong("only a call has an answer");
        }
        return switch (first) {
            case ">" -> call(parts);
            case "<" -> receive(parts);
            case "!" -> order(parts);
            case "station" -> declare(parts);
            case "after" -> after(parts);
            case "crash" -> new Step.Crash(alone(parts), parts.facts());
            case "restart" -> new Step.Restart(alone(parts), parts.facts());
            case "disconnect" -> new Step.Disconnect(alone(parts), station(), parts.facts());
            case "reconnect" -> new Step.Reconnect(alone(parts), station(), parts.facts());
            default -> throw wrong("\"" + first + "\" is no step");
        };
    }

    private Parts split(List<String> words, String answers) {
        int end = words.indexOf("=>");
        List<Fact> facts = end < 0 ? null : facts(words.subList(end + 1, words.size()));
        List<String> before = end < 0 ? words : words.subList(0, end);
        int middle = before.subList(1, before.size()).indexOf(answers);
        if (middle < 0) {
            return new Parts(before, List.of(), facts);
        }
        List<String> answer = before.subList(middle + 2, before.size());
        if (answer.isEmpty()) {
            throw wrong("nothing follows " + answers);
        }
        return new Parts(before.subList(0, middle + 1), answer, facts);
    }

    private int alone(Parts parts) {
        if (parts.said().size() > 1) {
            throw wrong("\"" + parts.said().getFirst() + "\" stands alone");
        }
        return line;
    }

    private Step declare(Parts parts) {
        if (parts.said().size() != 3) {
            throw wrong("it is: station IDENTITY ocpp1.6 or ocpp2.0.1");
        }
        String identity = parts.said().get(1);
        OcppVersion version = OcppVersion.of(parts.said().get(2))
                .orElseThrow(() -> wrong("\"" + parts.said().get(2) + "\" is no version of OCPP that we speak"));
        station = identity;
        return new Step.Declare(line, identity, version, parts.facts());
    }

    private Step call(Parts parts) {
        Expectation expected = parts.answer().isEmpty() ? Expectation.ANYTHING : new Expectation(args(parts.answer()));
        List<String> rest = named(parts, "an action");
        String action = parts.said().get(1);
        if (rest.size() == 1
                && (rest.getFirst().startsWith("{") || rest.getFirst().startsWith("["))) {
            return new Step.Call(line, station(), action, Args.NONE, rest.getFirst(), expected, parts.facts());
        }
        return new Step.Call(line, station(), action, args(rest), null, expected, parts.facts());
    }

    private Step receive(Parts parts) {
        Args expected = args(named(parts, "an action"));
        return new Step.Receive(line, station(), parts.said().get(1), expected, args(parts.answer()), parts.facts());
    }

    private Step order(Parts parts) {
        Args args = args(named(parts, "a command"));
        return new Step.Order(line, station(), parts.said().get(1), args, parts.facts());
    }

    /** What follows the name after the sign. */
    private List<String> named(Parts parts, String what) {
        if (parts.said().size() < 2) {
            throw wrong("here must be " + what);
        }
        return parts.said().subList(2, parts.said().size());
    }

    private Step raw(String whole) {
        Matcher matcher = RAW.matcher(whole);
        if (!matcher.matches()) {
            throw wrong("it is: >> TEXT < ANSWER");
        }
        String tail = matcher.group(2);
        Parts parts = split(Tokens.of(line, ">> " + (tail == null ? "" : tail.strip())), "<");
        Expectation expected = parts.answer().isEmpty() ? Expectation.ANYTHING : new Expectation(args(parts.answer()));
        return new Step.Raw(line, station(), matcher.group(1), expected, parts.facts());
    }

    private Step after(Parts parts) {
        Matcher matcher =
                DURATION.matcher(parts.said().size() == 2 ? parts.said().get(1) : "");
        if (!matcher.matches()) {
            throw wrong("it is: after NUMBER with ms, s, m, h or d");
        }
        long unit = switch (matcher.group(2)) {
            case "ms" -> 1;
            case "s" -> 1000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
        };
        return new Step.After(line, Long.parseLong(matcher.group(1)) * unit, parts.facts());
    }

    private List<Fact> facts(List<String> words) {
        if (words.equals(List.of("nothing"))) {
            return List.of();
        }
        List<Fact> facts = new ArrayList<>();
        List<String> one = new ArrayList<>();
        for (String word : words) {
            boolean last = word.endsWith(",");
            String bare = last ? word.substring(0, word.length() - 1) : word;
            if (!bare.isEmpty()) {
                one.add(bare);
            }
            if (last) {
                facts.add(fact(one));
                one.clear();
            }
        }
        facts.add(fact(one));
        return facts;
    }

    private Fact fact(List<String> words) {
        if (words.isEmpty() || words.contains("nothing")) {
            throw wrong("facts are: NAME words key=value, ... or nothing");
        }
        return new Fact(words.getFirst(), args(words.subList(1, words.size())));
    }

    private Args args(List<String> words) {
        List<String> bare = new ArrayList<>();
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.startsWith("\"") || word.startsWith("{") ? -1 : word.indexOf('=');
            if (equals < 0) {
                bare.add(unquoted(word));
            } else if (equals == 0) {
                throw wrong("\"" + word + "\" has no key");
            } else if (pairs.put(word.substring(0, equals), unquoted(word.substring(equals + 1))) != null) {
                throw wrong(word.substring(0, equals) + " is given twice");
            }
        }
        return new Args(bare, pairs);
    }

    private static String unquoted(String word) {
        boolean quoted = word.length() >= 2 && word.startsWith("\"") && word.endsWith("\"");
        return quoted
                ? word.substring(1, word.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : word;
    }

    private String station() {
        String current = station;
        if (current == null) {
            throw wrong("no station has been named yet");
        }
        return current;
    }

    private ScenarioException wrong(String what) {
        return new ScenarioException(line, what);
    }
}
