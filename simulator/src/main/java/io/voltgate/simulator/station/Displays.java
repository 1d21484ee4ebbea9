package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.V2;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Messages on the station's display (OCPP 2.x block O). Owned by its station. They are kept by their number as they came, until they are
 * cleared, their time is over, or their transaction is.
 */
final class Displays {
    static final PartKind<Displays> KIND = new PartKind<>(Displays.class, Displays::new, Displays::orders);

    private static final int MAX_MESSAGES = 50;
    private static final int PART = 10;
    private static final Set<String> FORMATS = Set.of("ASCII", "UTF8", "URI", "QRCODE");
    private static final Set<String> PRIORITIES = Set.of("AlwaysFront", "InFront", "NormalCycle");
    private static final Set<String> STATES =
            Set.of("Charging", "Faulted", "Idle", "Unavailable", "Suspended", "Discharging");

    private final Station station;
    private final Map<Integer, ObjectNode> messages = new TreeMap<>();

    private Displays(Station station) {
        this.station = station;
    }

    private static void orders(OrderTable<Displays> table) {
        table.order(V2, "SetDisplayMessage", Displays::set)
                .order(V2, "GetDisplayMessages", Displays::get)
                .order(V2, "ClearDisplayMessage", Displays::clear);
    }

    private ObjectNode set(JsonNode payload) {
        int id = Payload.requiredNumber(payload, "message.id");
        String format = Payload.required(payload, "message.message.format");
        String transaction = Json.text(payload, "message.transactionId");
        String state = Json.text(payload, "message.state");
        if (!FORMATS.contains(format)) {
            return Json.of("status", "NotSupportedMessageFormat");
        }
        if (!PRIORITIES.contains(Payload.required(payload, "message.priority"))) {
            return Json.of("status", "NotSupportedPriority");
        }
        if (!state.isEmpty() && !STATES.contains(state)) {
            return Json.of("status", "NotSupportedState");
        }
        if (!transaction.isEmpty() && !runs(transaction)) {
            return Json.of("status", "UnknownTransaction");
        }
        if (!(payload.path("message") instanceof ObjectNode message)
                || (messages.size() >= MAX_MESSAGES && !messages.containsKey(id))) {
            return Json.of("status", "Rejected");
        }
        messages.put(id, message.deepCopy());
        return Json.of("status", "Accepted");
    }

    private boolean runs(String transaction) {
        return station.connectors().stream()
                .map(Connector::charge)
                .anyMatch(charge -> charge != null && !charge.isEnded() && transaction.equals(charge.transactionId()));
    }

    private void forgetOld() {
        Instant now = Instant.ofEpochMilli(station.timeline().nowMs());
        messages.values().removeIf(message -> {
            String transaction = Json.text(message, "transactionId");
            return isOver(Json.text(message, "endDateTime"), now) || (!transaction.isEmpty() && !runs(transaction));
        });
    }

    private static boolean isOver(String end, Instant now) {
        try {
            return !end.isEmpty() && Instant.parse(end).isBefore(now);
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private ObjectNode get(JsonNode payload) {
        int requestId = Payload.requiredNumber(payload, "requestId");
        forgetOld();
        Set<Integer> ids = new HashSet<>();
        payload.path("id").forEach(id -> ids.add(id.asInt(-1)));
        String priority = Json.text(payload, "priority");
        String state = Json.text(payload, "state");
        List<ObjectNode> found = messages.entrySet().stream()
                .filter(each -> ids.isEmpty() || ids.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .filter(each -> priority.isEmpty() || priority.equals(Json.text(each, "priority")))
                .filter(each -> state.isEmpty() || state.equals(Json.text(each, "state")))
                .toList();
        if (found.isEmpty()) {
            return Json.of("status", "Unknown");
        }
        station.afterAnswer(() -> parts(requestId, found).forEach(station::say));
        return Json.of("status", "Accepted");
    }

    private static List<Said> parts(int requestId, List<ObjectNode> found) {
        List<Said> parts = new ArrayList<>();
        for (int from = 0; from < found.size(); from += PART) {
            int to = Math.min(found.size(), from + PART);
            ObjectNode part = Json.object().put("requestId", requestId).put("tbc", to < found.size());
            part.set("messageInfo", Json.list(found.subList(from, to)));
            parts.add(Said.plain("NotifyDisplayMessages", part));
        }
        return parts;
    }

    private ObjectNode clear(JsonNode payload) {
        boolean known = messages.remove(Payload.requiredNumber(payload, "id")) != null;
        return Json.of("status", known ? "Accepted" : "Unknown");
    }
}
