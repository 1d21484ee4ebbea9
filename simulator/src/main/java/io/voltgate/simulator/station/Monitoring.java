package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.V2;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.station.device.Catalog;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Monitors of variables and the events that they tell (OCPP 2.x N02 to N08). Owned by its station. While there are any, it looks at the
 * variables every {@value #LOOK_MS} ms; a fault of a connector is told without a monitor.
 */
final class Monitoring {
    static final PartKind<Monitoring> KIND = new PartKind<>(Monitoring.class, Monitoring::new, Monitoring::orders);

    private static final long LOOK_MS = 5_000;
    private static final int MAX_MONITORS = 50;
    private static final int LEAST_SEVERE = 9;
    private static final int PART = 10;
    private static final int ALERT = 2;
    private static final Set<String> NUMERIC = Set.of("UpperThreshold", "LowerThreshold");
    private static final Set<String> TYPES =
            Set.of("UpperThreshold", "LowerThreshold", "Delta", "Periodic", "PeriodicClockAligned");

    private final Station station;
    private final Map<Integer, Monitor> monitors = new TreeMap<>();
    private int lastId;
    private int lastEvent;
    private int level = LEAST_SEVERE;
    private boolean looks;

    private Monitoring(Station station) {
        this.station = station;
    }

    private static void orders(OrderTable<Monitoring> table) {
        table.order(V2, "SetVariableMonitoring", Monitoring::set)
                .order(V2, "ClearVariableMonitoring", Monitoring::clear)
                .order(V2, "GetMonitoringReport", Monitoring::report)
                .order(V2, "SetMonitoringBase", Monitoring::base)
                .order(V2, "SetMonitoringLevel", Monitoring::level);
    }

    private ObjectNode set(JsonNode payload) {
        ObjectNode answer = Json.object();
        answer.set("setMonitoringResult", Json.list(Payload.each(payload, "setMonitoringData", this::setOne)));
        station.afterAnswer(this::lookSoon);
        return answer;
    }

    private ObjectNode setOne(JsonNode row) {
        String type = Payload.required(row, "type");
        int severity = Payload.requiredNumber(row, "severity");
        ObjectNode result = Json.of("type", type).put("severity", severity);
        int wanted = Json.number(row, "id", 0);
        BigDecimal value = row.path("value").isNumber() ? row.path("value").decimalValue() : BigDecimal.ZERO;
        Monitor.Terms terms =
                new Monitor.Terms(type, value, severity, row.path("transaction").asBoolean(false));
        String status = status(row, terms, wanted);
        result.put("status", status);
        if (status.equals("Accepted")) {
            result.put("id", install(row, terms, wanted));
        } else if (wanted != 0) {
            result.put("id", wanted);
        }
        result.set("component", row.path("component"));
        result.set("variable", row.path("variable"));
        return result;
    }

    private String status(JsonNode row, Monitor.Terms terms, int wanted) {
        Optional<Catalog.Place> place = place(row);
        if (place.isEmpty()) {
            return station.settings().catalog().hasComponent(question(row)) ? "UnknownVariable" : "UnknownComponent";
        }
        if (!TYPES.contains(terms.type()) || !place.get().variable().isMonitorable()) {
            return "UnsupportedMonitorType";
        }
        boolean number = valueOf(place.get()).matches("-?\\d+(\\.\\d+)?");
        boolean outOfRange = terms.severity() < 0
                || terms.severity() > LEAST_SEVERE
                || terms.value().signum() < 0;
        if ((NUMERIC.contains(terms.type()) && !number) || outOfRange) {
            return number || outOfRange ? "Rejected" : "UnsupportedMonitorType";
        }
        Monitor older = monitors.get(wanted);
        if (wanted != 0) {
            return older != null && older.place().equals(place.get()) ? "Accepted" : "Rejected";
        }
        boolean twin = monitors.values().stream()
                .anyMatch(each -> each.place().equals(place.get())
                        && each.terms().type().equals(terms.type())
                        && each.terms().severity() == terms.severity());
        if (twin) {
            return "Duplicate";
        }
        return monitors.size() >= MAX_MONITORS ? "Rejected" : "Accepted";
    }

    private int install(JsonNode row, Monitor.Terms terms, int wanted) {
        Monitor older = monitors.get(wanted);
        if (older != null) {
            older.change(terms);
            return wanted;
        }
        Catalog.Place place = place(row).orElseThrow();
        Monitor fresh = new Monitor(++lastId, row, place, terms, valueOf(place));
        fresh.due(station.timeline().nowMs() + fresh.periodMs());
        monitors.put(fresh.id(), fresh);
        JsonNode stream = row.path("periodicEventStream");
        if (stream.isObject() && station.version() == OcppVersion.V21) {
            station.afterAnswer(() -> station.part(EventStreams.KIND).ask(fresh.id(), stream));
        }
        return fresh.id();
    }

    private static Catalog.Question question(JsonNode row) {
        return new Catalog.Question(
                Json.text(row, "component.name"),
                Json.number(row, "component.evse.id", 0),
                Json.number(row, "component.evse.connectorId", 0),
                Json.text(row, "variable.name"),
                Json.text(row, "variable.instance"));
    }

    private Optional<Catalog.Place> place(JsonNode row) {
        return station.settings().catalog().find(question(row));
    }

    private String valueOf(Catalog.Place place) {
        return station.settings().value(place.variable(), place.evse());
    }

    private ObjectNode clear(JsonNode payload) {
        ObjectNode answer = Json.object();
        List<ObjectNode> rows = Payload.each(payload, "id", id -> {
            boolean known = forget(id.asInt(-1));
            return Json.of("status", known ? "Accepted" : "NotFound").put("id", id.asInt(-1));
        });
        answer.set("clearMonitoringResult", Json.list(rows));
        return answer;
    }

    private boolean forget(int monitor) {
        station.afterAnswer(() -> station.known(EventStreams.KIND).ifPresent(each -> each.cleared(monitor)));
        return monitors.remove(monitor) != null;
    }

    private ObjectNode base(JsonNode payload) {
        String wanted = Payload.required(payload, "monitoringBase");
        if (!wanted.equals("All")) {
            List.copyOf(monitors.keySet()).forEach(this::forget);
        }
        return Json.of("status", "Accepted");
    }

    /** Less severe ones than this are not told; 0 is the most severe (N05). */
    private ObjectNode level(JsonNode payload) {
        int wanted = Payload.requiredNumber(payload, "severity");
        if (wanted < 0 || wanted > LEAST_SEVERE) {
            return Json.of("status", "Rejected");
        }
        level = wanted;
        return Json.of("status", "Accepted");
    }

    private ObjectNode report(JsonNode payload) {
        int requestId = Payload.requiredNumber(payload, "requestId");
        Set<String> types = new TreeSet<>();
        payload.path("monitoringCriteria").forEach(criterion -> types.addAll(types(criterion.asString())));
        JsonNode asked = payload.path("componentVariable");
        List<Monitor> found = monitors.values().stream()
                .filter(each -> types.isEmpty() || types.contains(each.terms().type()))
                .filter(each -> asked.isEmpty() || isAsked(each, asked))
                .toList();
        if (found.isEmpty()) {
            return Json.of("status", "EmptyResultSet");
        }
        station.afterAnswer(() -> tell(requestId, found));
        return Json.of("status", "Accepted");
    }

    private static Set<String> types(String criterion) {
        return switch (criterion) {
            case "ThresholdMonitoring" -> NUMERIC;
            case "DeltaMonitoring" -> Set.of("Delta");
            default -> Set.of("Periodic", "PeriodicClockAligned");
        };
    }

    private static boolean isAsked(Monitor monitor, JsonNode asked) {
        for (JsonNode each : asked) {
            String variable = Json.text(each, "variable.name");
            boolean component =
                    monitor.place().variable().component().equalsIgnoreCase(Json.text(each, "component.name"));
            int evse = Json.number(each, "component.evse.id", 0);
            if (component
                    && (evse == 0 || evse == monitor.place().evse())
                    && (variable.isEmpty()
                            || variable.equalsIgnoreCase(
                                    monitor.place().variable().variable()))) {
                return true;
            }
        }
        return false;
    }

    private void tell(int requestId, List<Monitor> found) {
        for (int from = 0; from < found.size(); from += PART) {
            int to = Math.min(found.size(), from + PART);
            List<ObjectNode> rows = new ArrayList<>();
            found.subList(from, to).forEach(each -> {
                ObjectNode row = each.named(Json.object());
                row.set("variableMonitoring", Json.list(List.of(each.row(station.version()))));
                rows.add(row);
            });
            ObjectNode part = Json.object()
                    .put("requestId", requestId)
                    .put("tbc", to < found.size())
                    .put("seqNo", from / PART)
                    .put("generatedAt", Json.time(station.stamp()));
            part.set("monitor", Json.list(rows));
            station.say(Said.plain("NotifyMonitoringReport", part));
        }
    }

    private void lookSoon() {
        if (looks || monitors.isEmpty()) {
            return;
        }
        looks = true;
        Timeline.Timer _ = station.timeline().after(LOOK_MS, () -> {
            looks = false;
            monitors.values().forEach(this::look);
            lookSoon();
        });
    }

    private void look(Monitor monitor) {
        Monitor.Seen seen =
                monitor.look(valueOf(monitor.place()), station.timeline().nowMs());
        if (seen == null || monitor.terms().severity() > level) {
            return;
        }
        boolean streams = seen.trigger().equals("Periodic")
                && station.known(EventStreams.KIND)
                        .filter(each -> each.take(monitor.id(), seen.actual(), station.stamp()))
                        .isPresent();
        if (streams || !station.isOnline()) {
            return;
        }
        ObjectNode event = monitor.named(event(seen.trigger(), seen.actual(), "CustomMonitor"))
                .put("variableMonitoringId", monitor.id());
        if (seen.cleared()) {
            event.put("cleared", true);
        }
        say(event);
    }

    private ObjectNode event(String trigger, String actual, String kind) {
        return Json.object()
                .put("eventId", ++lastEvent)
                .put("timestamp", Json.time(station.stamp()))
                .put("trigger", trigger)
                .put("actualValue", actual)
                .put("eventNotificationType", kind);
    }

    private void say(ObjectNode event) {
        ObjectNode payload = Json.of("generatedAt", Json.time(station.stamp()))
                .put("tbc", false)
                .put("seqNo", 0);
        payload.set("eventData", Json.list(List.of(event)));
        station.say(Said.plain("NotifyEvent", payload));
    }

    /** A connector broke or is whole again: its Problem, with the code as technical one (N07). */
    void problem(int evse, String code) {
        if (ALERT > level) {
            return;
        }
        ObjectNode event = event("Alerting", Boolean.toString(!code.isEmpty()), "HardWiredNotification")
                .put("cleared", code.isEmpty());
        if (!code.isEmpty()) {
            event.put("techCode", code);
        }
        ObjectNode component = Json.of("name", "Connector");
        component.set("evse", Json.object().put("id", evse).put("connectorId", 1));
        event.set("component", component);
        event.set("variable", Json.of("name", "Problem"));
        say(event);
    }
}
