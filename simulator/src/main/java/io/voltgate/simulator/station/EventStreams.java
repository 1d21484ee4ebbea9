package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.V21;

import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values of periodic monitors that go as streams, in frames that nobody answers (OCPP 2.1, N11 to N15). Owned by its station. A stream is open
 * once the gateway has accepted it, and until its monitor is cleared; a value that can't be sent is lost.
 */
final class EventStreams {
    static final PartKind<EventStreams> KIND =
            new PartKind<>(EventStreams.class, EventStreams::new, EventStreams::orders);

    private static final int USUAL_VALUES = 1;
    private static final int USUAL_INTERVAL_S = 60;
    private static final int MOST_VALUES = 1000;

    private final Station station;
    /** By the id of the monitor, which is the stream's as well. */
    private final Map<Integer, Stream> open = new TreeMap<>();

    private long sent;

    /** Sends as soon as there are so many values, or the oldest has waited so long. */
    private record Params(int intervalS, int values) {
        static Params of(JsonNode told) {
            return new Params(
                    Math.max(1, Json.number(told, "interval", USUAL_INTERVAL_S)),
                    Math.clamp(Json.number(told, "values", USUAL_VALUES), 1, MOST_VALUES));
        }

        ObjectNode json() {
            return Json.object().put("interval", intervalS).put("values", values);
        }
    }

    private record Value(long atMs, String text) {}

    private static final class Stream {
        private final List<Value> waiting = new ArrayList<>();
        private Params params;

        Stream(Params params) {
            this.params = params;
        }
    }

    private EventStreams(Station station) {
        this.station = station;
    }

    private static void orders(OrderTable<EventStreams> table) {
        table.order(V21, "AdjustPeriodicEventStream", EventStreams::adjust)
                .order(V21, "GetPeriodicEventStream", (part, _) -> part.list());
    }

    /** Asks whether the values of a monitor may go as a stream (N11). */
    void ask(int monitor, JsonNode wanted) {
        Stream stream = new Stream(Params.of(wanted));
        ObjectNode payload = Json.object();
        payload.set("constantStreamData", data(monitor, stream));
        station.say(Said.plain("OpenPeriodicEventStream", payload), answer -> {
            if (answer instanceof Answer.Result(JsonNode told)
                    && Json.text(told, "status").equals("Accepted")) {
                open.put(monitor, stream);
            }
        });
    }

    private static ObjectNode data(int monitor, Stream stream) {
        ObjectNode data = Json.object().put("id", monitor).put("variableMonitoringId", monitor);
        data.set("params", stream.params.json());
        return data;
    }

    /** Takes a value of a monitor; false where that has no stream. */
    boolean take(int monitor, String value, long atMs) {
        Stream stream = open.get(monitor);
        if (stream == null) {
            return false;
        }
        stream.waiting.add(new Value(atMs, value));
        long waitedMs = atMs - stream.waiting.getFirst().atMs();
        if (stream.waiting.size() >= stream.params.values() || waitedMs >= 1000L * stream.params.intervalS()) {
            send(monitor, stream);
        }
        return true;
    }

    private void send(int monitor, Stream stream) {
        List<Value> values = List.copyOf(stream.waiting);
        stream.waiting.clear();
        if (!station.isOnline()) {
            return;
        }
        long base = values.getFirst().atMs();
        List<ObjectNode> data = values.stream()
                .map(each -> Json.object()
                        .put("t", BigDecimal.valueOf(each.atMs() - base, 3))
                        .put("v", each.text()))
                .toList();
        ObjectNode payload = Json.object().put("id", monitor).put("pending", 0).put("basetime", Json.time(base));
        payload.set("data", Json.list(data));
        station.sendText(
                FrameCodec.encode(new Frame.Send("stream-" + ++sent, "NotifyPeriodicEventStream", payload.toString())));
    }

    /** The monitor is gone, and its stream with it (N13). */
    void cleared(int monitor) {
        if (open.remove(monitor) != null) {
            station.say(Said.plain("ClosePeriodicEventStream", Json.object().put("id", monitor)));
        }
    }

    private ObjectNode adjust(JsonNode payload) {
        Stream stream = open.get(Payload.requiredNumber(payload, "id"));
        if (stream == null) {
            return Json.of("status", "Rejected");
        }
        stream.params = Params.of(payload.path("params"));
        return Json.of("status", "Accepted");
    }

    private ObjectNode list() {
        List<ObjectNode> rows = new ArrayList<>();
        open.forEach((monitor, stream) -> rows.add(data(monitor, stream)));
        ObjectNode answer = Json.object();
        if (!rows.isEmpty()) {
            answer.set("constantStreamData", Json.list(rows));
        }
        return answer;
    }
}
