package io.voltgate.script;

import io.voltgate.ocpp.OcppVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one line of a scenario. Used once, by the parser. The line gives one step, or an error that names it. */
final class LineParser {
    private static final Set<String> ANSWERED =
            Set.of(">", "<", "always", "!", "connect", "never", "answer", "binary", "parts", "frame");
    private static final Set<String> SWITCHES = Set.of("on", "off");
    private static final Set<String> YES_OR_NO = Set.of("yes", "no");
    private static final Set<String> HEAD = Set.of("last", "rsv", "opcode", "mask");
    private static final String FRAME = "it is: frame rsv=0..7 opcode=0..15 last=no mask=no TEXT";
    private static final Set<String> METHODS = Set.of("PUT", "POST", "DELETE");
    private static final Set<String> SIGNS = Set.of("+", "-", "*");
    private static final Pattern RAW = Pattern.compile("^\\s*>>\\s?(.*?)(\\s+<\\s.*|\\s+=>\\s.*)?$");
    private static final Pattern NAME = Pattern.compile("\\$[A-Za-z]\\w*");

    private final int line;
    private final Words words;
    private @Nullable String station;

    /** The station is the one that the lines before were about, null where there is none. */
    LineParser(int line, @Nullable String station) {
        this.line = line;
        this.words = new Words(line);
        this.station = station;
    }

    /** The station that the next line is about. */
    @Nullable
    String named() {
        return station;
    }

    /** The step that these words are, "within 5s" among them or not. */
    Step step(List<String> said) {
        for (int i = 1; i + 1 < said.size(); i++) {
            OptionalLong span = said.get(i).equals("within") ? Times.span(said.get(i + 1)) : OptionalLong.empty();
            if (span.isPresent()) {
                List<String> rest = new ArrayList<>(said);
                rest.subList(i, i + 2).clear();
                return new Step.Within(line, span.getAsLong(), plain(rest));
            }
        }
        return plain(said);
    }

    /** The parts of a line: what is said, what answers it, and what comes of it. */
    private record Parts(
            List<String> said,
            List<String> answer,
            @Nullable List<Fact> facts) {}

    private Step plain(List<String> said) {
        String first = said.getFirst();
        boolean stationAnswers = first.equals("<") || (first.equals("answer") && said.indexOf(">") == 2);
        String answers = stationAnswers ? ">" : "<";
        Parts parts = split(said, answers);
        if (!ANSWERED.contains(first) && !parts.answer().isEmpty()) {
            throw wrong("only a call, an order or a connection has an answer");
        }
        return switch (first) {
            case ">" -> call(parts);
            case "<" -> receive(parts);
            case "always" -> standing(said);
            case "!" -> order(parts);
            case "?" -> check(parts);
            case "given" -> given(parts);
            case "station" -> declare(parts);
            case "connect" ->
                new Step.Connect(
                        line,
                        station(),
                        words.args(parts.said().subList(1, parts.said().size())),
                        words.expected(parts.answer()),
                        parts.facts());
            case "after" -> after(parts);
            case "crash" -> new Step.Crash(alone(parts), parts.facts());
            case "restart" -> new Step.Restart(alone(parts), parts.facts());
            case "disconnect" -> new Step.Disconnect(alone(parts), station(), parts.facts());
            case "closed" -> closed(parts);
            case "cut" -> new Step.Cut(alone(parts), station(), parts.facts());
            case "ping" -> new Step.Ping(alone(parts), station());
            case "let", "default" -> let(parts.said());
            case "never" -> never(said);
            case "answer" -> stationAnswers ? reply(parts) : answered(parts);
            case "frame" -> frame(parts);
            case "pongs" -> pongs(parts);
            case "binary", "parts" -> bytes(parts);
            case "reconnect" -> new Step.Reconnect(alone(parts), station(), parts.facts());
            default -> throw wrong("\"" + first + "\" is no step");
        };
    }

    private Parts split(List<String> said, String answers) {
        int end = said.indexOf("=>");
        List<Fact> facts = end < 0 ? null : words.facts(said.subList(end + 1, said.size()));
        List<String> before = end < 0 ? said : said.subList(0, end);
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
        return new Step.Given(line, kind, said.get(2), words.args(said.subList(3, said.size())), parts.facts());
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
        Expectation expected = expectation(parts);
        List<String> rest = named(parts, "an action");
        String action = parts.said().get(1);
        boolean json = isJson(rest);
        Args args = json ? Args.NONE : words.args(rest);
        Step.Call call =
                new Step.Call(line, station(), action, args, json ? rest.getFirst() : null, expected, parts.facts());
        List<String> answer = parts.answer();
        boolean later = answer.size() == 2 && answer.getFirst().equals("later");
        return later ? new Step.Sent(line, call, answer.get(1)) : call;
    }

    private Step receive(Parts parts) {
        Args expected = words.expected(named(parts, "an action"));
        return new Step.Receive(
                line, station(), parts.said().get(1), expected, response(parts.answer()), parts.facts());
    }

    private Response response(List<String> said) {
        return isJson(said) ? new Response(Args.NONE, said.getFirst()) : new Response(words.args(said), null);
    }

    private static boolean isJson(List<String> said) {
        return said.size() == 1
                && (said.getFirst().startsWith("{") || said.getFirst().startsWith("["));
    }

    private Step standing(List<String> said) {
        if (said.size() < 5 || !said.get(1).equals("<") || !said.get(3).equals(">")) {
            throw wrong("it is: always < ACTION > ANSWER");
        }
        return new Step.Standing(line, station(), said.get(2), response(said.subList(4, said.size())), null);
    }

    private Step order(Parts parts) {
        List<String> rest = named(parts, "a command");
        String json = rest.isEmpty() || !rest.getLast().startsWith("{") ? null : rest.getLast();
        String what = parts.said().get(1);
        if (METHODS.contains(what) && !rest.isEmpty()) {
            return new Step.Ask(
                    line, station(), what, rest.getFirst(), json, words.expected(parts.answer()), parts.facts());
        }
        Args args = words.args(json == null ? rest : rest.subList(0, rest.size() - 1));
        return new Step.Order(line, station(), what, args, json, words.expected(parts.answer()), parts.facts());
    }

    private Step check(Parts parts) {
        List<String> rest = named(parts, "\"command\", or a path of the API");
        String what = parts.said().get(1);
        if (what.equals("command")) {
            return new Step.CheckOrder(line, station(), words.expected(rest), parts.facts());
        }
        if (!what.startsWith("/")) {
            throw wrong("a path of the API begins with /");
        }
        return new Step.Check(line, station(), what, words.expected(rest), parts.facts());
    }

    /** What follows the name after the sign. */
    private List<String> named(Parts parts, String what) {
        if (parts.said().size() < 2) {
            throw wrong("here must be " + what);
        }
        return parts.said().subList(2, parts.said().size());
    }

    private Step closed(Parts parts) {
        List<String> said = parts.said();
        return new Step.Closed(line, station(), words.args(said.subList(1, said.size())), parts.facts());
    }

    private Step let(List<String> said) {
        boolean reckoned = said.size() == 6 && SIGNS.contains(said.get(4));
        boolean good = said.size() == 4 || reckoned;
        if (!good || !NAME.matcher(said.get(1)).matches() || !said.get(2).equals("=")) {
            throw wrong("it is: let $NAME = VALUE, or VALUE + VALUE with +, - or *");
        }
        List<String> value =
                said.subList(3, said.size()).stream().map(Words::unquoted).toList();
        return new Step.Let(line, said.get(1), value, said.getFirst().equals("default"));
    }

    private Step never(List<String> said) {
        if (said.size() < 3 || !said.get(1).equals("<")) {
            throw wrong("it is: never < ACTION, or * for any");
        }
        return new Step.Never(line, station(), said.get(2), words.expected(said.subList(3, said.size())));
    }

    private Step answered(Parts parts) {
        if (parts.said().size() != 2 || parts.answer().isEmpty()) {
            throw wrong("it is: answer NAME < ANSWER");
        }
        return new Step.Answered(line, station(), parts.said().get(1), expectation(parts), parts.facts());
    }

    private Step reply(Parts parts) {
        if (parts.answer().isEmpty() || response(parts.answer()).later().isPresent()) {
            throw wrong("it is: answer NAME > ANSWER");
        }
        return new Step.Reply(line, station(), parts.said().get(1), response(parts.answer()), parts.facts());
    }

    private Step pongs(Parts parts) {
        List<String> said = parts.said();
        if (said.size() != 2 || !SWITCHES.contains(said.get(1))) {
            throw wrong("it is: pongs off, or pongs on");
        }
        return new Step.Pongs(line, station(), said.get(1).equals("on"));
    }

    private Step frame(Parts parts) {
        List<String> said = parts.said();
        if (said.size() < 2) {
            throw wrong(FRAME);
        }
        Map<String, String> head = words.args(said.subList(1, said.size() - 1)).pairs();
        return new Step.BareFrame(
                line, station(), head(head), Words.unquoted(said.getLast()), expectation(parts), parts.facts());
    }

    private Step.BareFrame.Head head(Map<String, String> fields) {
        String last = fields.getOrDefault("last", "yes");
        String masked = fields.getOrDefault("mask", "yes");
        String reserved = fields.getOrDefault("rsv", "0");
        String opcode = fields.getOrDefault("opcode", "1");
        boolean good = HEAD.containsAll(fields.keySet())
                && YES_OR_NO.containsAll(List.of(last, masked))
                && reserved.matches("[0-7]")
                && opcode.matches("\\d|1[0-5]");
        if (!good) {
            throw wrong(FRAME);
        }
        return new Step.BareFrame.Head(
                last.equals("yes"), Integer.parseInt(reserved), Integer.parseInt(opcode), masked.equals("yes"));
    }

    private Step bytes(Parts parts) {
        List<String> said = parts.said();
        if (said.size() == 2 && said.getFirst().equals("binary") && said.get(1).matches("([0-9A-Fa-f]{2})+")) {
            return new Step.Binary(line, station(), said.get(1), expectation(parts), parts.facts());
        }
        if (said.size() == 3 && said.getFirst().equals("parts") && said.get(1).matches("[1-9]\\d{0,2}")) {
            int number = Integer.parseInt(said.get(1));
            return new Step.Parts(
                    line, station(), number, Words.unquoted(said.get(2)), expectation(parts), parts.facts());
        }
        throw wrong("it is: binary HEX, or parts NUMBER TEXT");
    }

    private Expectation expectation(Parts parts) {
        return parts.answer().isEmpty() ? Expectation.ANYTHING : new Expectation(words.expected(parts.answer()));
    }

    /** The step of a line that begins with ">>". */
    Step raw(String whole) {
        Matcher matcher = RAW.matcher(whole);
        if (!matcher.matches()) {
            throw wrong("it is: >> TEXT < ANSWER");
        }
        String tail = matcher.group(2);
        Parts parts = split(Tokens.of(line, ">> " + (tail == null ? "" : tail.strip())), "<");
        Expectation expected = expectation(parts);
        return new Step.Raw(line, station(), matcher.group(1), expected, parts.facts());
    }

    private Step after(Parts parts) {
        long ms = Times.span(parts.said().size() == 2 ? parts.said().get(1) : "")
                .orElseThrow(() -> wrong("it is: after NUMBER with ms, s, m, h or d"));
        return new Step.After(line, ms, parts.facts());
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
