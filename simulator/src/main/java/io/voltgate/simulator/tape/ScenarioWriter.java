package io.voltgate.simulator.tape;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.link.FrameTap.Direction;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the station's side of a recording as a scenario, to be changed by hand. Used once, by one thread. Times are counted from the
 * run, transactions have the ids that the server then gives, and each answer must have the status that it had.
 */
public final class ScenarioWriter {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> STATUS = List.of("status", "idTagInfo", "idTokenInfo");
    private static final String TRANSACTION = "transactionId";
    private static final int MOST_MS = 999_999_999;

    private final Recording recording;
    private final OcppVersion version;
    private final Track track;
    private final long endMs;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, String> transactions = new HashMap<>();

    private ScenarioWriter(Recording recording, OcppVersion version) {
        this.recording = recording;
        this.version = version;
        this.track = new Track(version, recording);
        this.endMs = recording.entries().getLast().atMs();
    }

    /** The text of the scenario of a recording that has at least one entry. */
    public static String text(Recording recording, OcppVersion version) {
        return new ScenarioWriter(recording, version).write();
    }

    private String write() {
        String identity = recording.identity();
        String name = identity == null ? "CS-1" : identity.replaceAll("[\\s#\"{}\\[\\]]", "_");
        lines.add("# What the station " + name + " said, as it was recorded.");
        lines.add("station " + name + " " + version.subprotocol());
        standing();
        boolean connected = true;
        for (int place = 0; place < recording.entries().size(); place++) {
            switch (recording.entries().get(place)) {
                case Entry.Opened _ -> {
                    if (!connected) {
                        lines.add("  reconnect");
                    }
                    connected = true;
                }
                case Entry.Closed _ -> {
                    if (connected && place < recording.entries().size() - 1) {
                        lines.add("  disconnect");
                        connected = false;
                    }
                }
                case Entry.Said(long _, Direction direction, String text) -> said(place, direction, text);
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** What the server asks for may come at any time; it gets the answer that it last got. */
    private void standing() {
        Map<String, String> answers = new LinkedHashMap<>();
        for (int place = 0; place < recording.entries().size(); place++) {
            if (recording.entries().get(place) instanceof Entry.Said(long _, Direction direction, String _)
                    && direction == Direction.FROM_SERVER
                    && track.at(place) instanceof Frame.Call call) {
                switch (track.answer(place)) {
                    case Frame.CallResult(String _, String payload) -> answers.put(call.action(), payload);
                    case Frame.CallError error -> answers.put(call.action(), "error " + error.code());
                    case null, default -> answers.put(call.action(), "silence");
                }
            }
        }
        answers.forEach((action, answer) -> lines.add("  always < " + action + " > " + answer));
    }

    private void said(int place, Direction direction, String text) {
        boolean station = direction == Direction.TO_SERVER;
        switch (track.at(place)) {
            case Frame.Call(String _, String action, String payload)
            when station -> lines.add("  > " + action + " " + now(JSON.readTree(payload)) + expected(place, payload));
            case Frame.Call call -> lines.add("  # here the server called " + call.action());
            case Frame.Send send -> lines.add("  >> " + text);
            case null -> {
                if (station) {
                    lines.add("  >> " + text.replaceAll("\\R", " "));
                }
            }
            case Frame.CallResult _, Frame.CallError _, Frame.CallResultError _ -> {}
        }
    }

    private String expected(int place, String payload) {
        return switch (track.answer(place)) {
            case Frame.CallResult(String _, String answer) -> " < " + expected(JSON.readTree(answer), payload);
            case Frame.CallError error -> " < " + error.code();
            case null, default -> "";
        };
    }

    private String expected(JsonNode answer, String payload) {
        String status = "ok";
        for (String field : STATUS) {
            JsonNode value = answer.path(field);
            String word = value.isObject() ? value.path("status").asString("") : value.asString("");
            if (!word.isEmpty()) {
                status = word;
                break;
            }
        }
        if (!answer.has(TRANSACTION) || payload.contains("\"" + TRANSACTION + "\"")) {
            return status;
        }
        String known = transactions.get(answer.path(TRANSACTION).toString());
        String variable = known == null ? "$tx" + (transactions.size() + 1) : known;
        transactions.put(answer.path(TRANSACTION).toString(), variable);
        return status + " " + TRANSACTION + "=" + variable;
    }

    /** The payload with times that are counted from the run, and ids that it learns. */
    private String now(JsonNode payload) {
        Map<String, String> marks = new HashMap<>();
        String text = marked("", payload, marks).toString();
        for (Map.Entry<String, String> mark : marks.entrySet()) {
            text = text.replace("\"" + mark.getKey() + "\"", mark.getValue());
        }
        return text;
    }

    private JsonNode marked(String name, JsonNode value, Map<String, String> marks) {
        return switch (value) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(field -> copy.set(field.getKey(), marked(field.getKey(), field.getValue(), marks)));
                yield copy;
            }
            case ArrayNode list -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                list.forEach(each -> copy.add(marked(name, each, marks)));
                yield copy;
            }
            default -> {
                String variable = name.equals(TRANSACTION) ? transactions.get(value.toString()) : null;
                String text = variable == null ? time(value) : variable;
                if (text == null) {
                    yield value;
                }
                String mark = "\u0001" + marks.size();
                marks.put(JSON.getNodeFactory().stringNode(mark).toString().replace("\"", ""), text);
                yield JsonNodeFactory.instance.stringNode(mark);
            }
        };
    }

    private @Nullable String time(JsonNode value) {
        if (!Rebase.isTime(value)) {
            return null;
        }
        try {
            long ms = OffsetDateTime.parse(value.stringValue()).toInstant().toEpochMilli() - endMs;
            String sign = ms > 0 ? "+" : "-";
            long size = Math.abs(ms);
            String span = size <= MOST_MS ? size + "ms" : size / 1000 + "s";
            return String.format(Locale.ROOT, "\"$now%s%s\"", sign, span);
        } catch (DateTimeException none) {
            return null;
        }
    }
}
