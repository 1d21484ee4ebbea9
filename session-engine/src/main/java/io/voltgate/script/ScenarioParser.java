package io.voltgate.script;

import io.voltgate.ocpp.OcppVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a scenario line by line. Used once, by {@link Scenario#parse}. Each line gives one step, or those of the text that
 * it uses, or an error that names it.
 */
final class ScenarioParser {
    private static final int MOST_NESTED = 8;
    private static final Set<String> ANSWERED = Set.of(">", "<", "always", "!", "connect");
    private static final Set<String> METHODS = Set.of("PUT", "POST", "DELETE");
    private static final Pattern RAW = Pattern.compile("^\\s*>>\\s?(.*?)(\\s+<\\s.*|\\s+=>\\s.*)?$");

    private final String text;
    private final UnaryOperator<@Nullable String> named;
    private final int nested;
    private final List<Step> steps = new ArrayList<>();
    private @Nullable String station;
    private int line;

    /** Parses a text; what other scenarios it uses are given by their names, null where there is none. */
    ScenarioParser(String text, UnaryOperator<@Nullable String> named) {
        this(text, named, 0);
    }

    private ScenarioParser(String text, UnaryOperator<@Nullable String> named, int nested) {
        this.text = text;
        this.named = named;
        this.nested = nested;
    }

    List<Step> steps() {
        for (String each : text.split("\\R", -1)) {
            line += nested == 0 ? 1 : 0;
            if (each.strip().startsWith(">>")) {
                steps.add(raw(each));
                continue;
            }
            List<String> words = Tokens.of(line, each);
            if (!words.isEmpty() && words.getFirst().equals("use")) {
                use(words);
            } else if (!words.isEmpty()) {
                steps.add(step(words));
            }
        }
        return steps;
    }

    /** The steps of another text, about the same station; they count as of this line. */
    private void use(List<String> words) {
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

    /** The parts of a line: what is said, what answers it, and what comes of it. */
    private record Parts(
            List<String> said,
            List<String> answer,
            @Nullable List<Fact> facts) {}

    private Step step(List<String> words) {
        String first = words.getFirst();
        String answers = first.equals("<") ? ">" : "<";
        Parts parts = split(words, answers);
        if (!ANSWERED.contains(first) && !parts.answer().isEmpty()) {
            throw wrong("only a call, an order or a connection has an answer");
        }
        return switch (first) {
            case ">" -> call(parts);
            case "<" -> receive(parts);
            case "always" -> standing(words);
            case "!" -> order(parts);
            case "?" -> check(parts);
            case "given" -> given(parts);
            case "station" -> declare(parts);
            case "connect" ->
                new Step.Connect(
                        line,
                        station(),
                        args(parts.said().subList(1, parts.said().size())),
                        args(parts.answer()),
                        parts.facts());
            case "after" -> after(parts);
            case "crash" -> new Step.Crash(alone(parts), parts.facts());
            case "restart" -> new Step.Restart(alone(parts), parts.facts());
            case "disconnect" -> new Step.Disconnect(alone(parts), station(), parts.facts());
            case "closed" -> new Step.Closed(alone(parts), station(), parts.facts());
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

    private Step given(Parts parts) {
        List<String> said = parts.said();
        Step.Given.Kind kind = switch (said.size() < 3 ? "" : said.get(1)) {
            case "station" -> Step.Given.Kind.STATION;
            case "token" -> Step.Given.Kind.TOKEN;
            default -> throw wrong("it is: given station IDENTITY or given token TOKEN, with key=value");
        };
        return new Step.Given(line, kind, said.get(2), args(said.subList(3, said.size())), parts.facts());
    }

    private Step declare(Parts parts) {
        boolean away = parts.said().size() == 4 && parts.said().getLast().equals("away");
        if (parts.said().size() != 3 && !away) {
            throw wrong("it is: station IDENTITY ocpp1.6 or ocpp2.0.1, and perhaps away");
        }
        String identity = parts.said().get(1);
        OcppVersion version = OcppVersion.of(parts.said().get(2))
                .orElseThrow(() -> wrong("\"" + parts.said().get(2) + "\" is no version of OCPP that we speak"));
        station = identity;
        return new Step.Declare(line, identity, version, away, parts.facts());
    }

    private Step call(Parts parts) {
        Expectation expected = parts.answer().isEmpty() ? Expectation.ANYTHING : new Expectation(args(parts.answer()));
        List<String> rest = named(parts, "an action");
        String action = parts.said().get(1);
        if (isJson(rest)) {
            return new Step.Call(line, station(), action, Args.NONE, rest.getFirst(), expected, parts.facts());
        }
        return new Step.Call(line, station(), action, args(rest), null, expected, parts.facts());
    }

    private Step receive(Parts parts) {
        Args expected = args(named(parts, "an action"));
        return new Step.Receive(
                line, station(), parts.said().get(1), expected, response(parts.answer()), parts.facts());
    }

    private Response response(List<String> words) {
        return isJson(words) ? new Response(Args.NONE, words.getFirst()) : new Response(args(words), null);
    }

    private static boolean isJson(List<String> words) {
        return words.size() == 1
                && (words.getFirst().startsWith("{") || words.getFirst().startsWith("["));
    }

    private Step standing(List<String> words) {
        if (words.size() < 5 || !words.get(1).equals("<") || !words.get(3).equals(">")) {
            throw wrong("it is: always < ACTION > ANSWER");
        }
        return new Step.Standing(line, station(), words.get(2), response(words.subList(4, words.size())), null);
    }

    private Step order(Parts parts) {
        List<String> rest = named(parts, "a command");
        String json = rest.isEmpty() || !rest.getLast().startsWith("{") ? null : rest.getLast();
        String what = parts.said().get(1);
        if (METHODS.contains(what) && !rest.isEmpty()) {
            return new Step.Ask(line, station(), what, rest.getFirst(), json, args(parts.answer()), parts.facts());
        }
        Args args = args(json == null ? rest : rest.subList(0, rest.size() - 1));
        return new Step.Order(line, station(), what, args, json, args(parts.answer()), parts.facts());
    }

    private Step check(Parts parts) {
        List<String> rest = named(parts, "\"command\", or a path of the API");
        String what = parts.said().get(1);
        if (what.equals("command")) {
            return new Step.CheckOrder(line, station(), args(rest), parts.facts());
        }
        if (!what.startsWith("/")) {
            throw wrong("a path of the API begins with /");
        }
        return new Step.Check(line, station(), what, args(rest), parts.facts());
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
        long ms = Times.span(parts.said().size() == 2 ? parts.said().get(1) : "")
                .orElseThrow(() -> wrong("it is: after NUMBER with ms, s, m, h or d"));
        return new Step.After(line, ms, parts.facts());
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
