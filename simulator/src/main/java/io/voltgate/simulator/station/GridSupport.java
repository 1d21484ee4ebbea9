package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.V21;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The controls by which a station is to support the grid (OCPP 2.1, block R). Owned by its station. It keeps them, says which supersede which,
 * and tells when one begins and ends; what flows does not change by them.
 */
final class GridSupport {
    static final PartKind<GridSupport> KIND = new PartKind<>(GridSupport.class, GridSupport::new, GridSupport::orders);

    private static final int MOST_CONTROLS = 50;

    private final Station station;
    private final Map<String, DerControl> controls = new TreeMap<>();
    private final Set<String> superseded = new TreeSet<>();

    private GridSupport(Station station) {
        this.station = station;
    }

    private static void orders(OrderTable<GridSupport> table) {
        table.order(V21, "SetDERControl", GridSupport::set)
                .order(V21, "GetDERControl", GridSupport::get)
                .order(V21, "ClearDERControl", GridSupport::clear);
    }

    private ObjectNode set(JsonNode payload) {
        DerControl control = DerControl.read(payload, station.timeline().nowMs());
        if (control == null || controls.size() >= MOST_CONTROLS) {
            return Json.of("status", "Rejected");
        }
        forget(control.id());
        List<String> beaten = new ArrayList<>();
        for (DerControl older : controls.values()) {
            if (control.beats(older) && !superseded.contains(older.id())) {
                beaten.add(older.id());
            } else if (older.beats(control)) {
                superseded.add(control.id());
            }
        }
        superseded.addAll(beaten);
        controls.put(control.id(), control);
        if (!control.isDefault()) {
            station.afterAnswer(() -> schedule(control, beaten));
        }
        ObjectNode answer = Json.of("status", "Accepted");
        if (!beaten.isEmpty()) {
            beaten.forEach(answer.putArray("supersededIds")::add);
        }
        return answer;
    }

    private void forget(String id) {
        controls.remove(id);
        superseded.remove(id);
    }

    /** A control that is superseded by then neither begins nor ends. */
    private void schedule(DerControl control, List<String> beaten) {
        long now = station.timeline().nowMs();
        Timeline.Timer _ = station.timeline().after(Math.max(0, control.startMs() - now), () -> {
            if (holds(control)) {
                tell(control, true, beaten);
            }
        });
        if (control.endMs() < Long.MAX_VALUE) {
            Timeline.Timer _ = station.timeline().after(Math.max(0, control.endMs() - now), () -> {
                if (holds(control)) {
                    tell(control, false, List.of());
                    forget(control.id());
                }
            });
        }
    }

    private boolean holds(DerControl control) {
        return control.equals(controls.get(control.id())) && !superseded.contains(control.id());
    }

    private void tell(DerControl control, boolean started, List<String> beaten) {
        ObjectNode payload =
                Json.of("controlId", control.id()).put("started", started).put("timestamp", Json.time(station.stamp()));
        if (!beaten.isEmpty()) {
            beaten.forEach(payload.putArray("supersededIds")::add);
        }
        station.say(Said.plain("NotifyDERStartStop", payload));
    }

    private static Predicate<DerControl> meant(JsonNode payload) {
        String id = Json.text(payload, "controlId");
        String type = Json.text(payload, "controlType");
        String isDefault = Json.text(payload, "isDefault");
        return each -> (id.isEmpty() || id.equals(each.id()))
                && (type.isEmpty() || type.equals(each.type()))
                && (isDefault.isEmpty() || isDefault.equals(Boolean.toString(each.isDefault())));
    }

    /** One ReportDERControl for each field that has rows (R04). */
    private ObjectNode get(JsonNode payload) {
        int requestId = Payload.requiredNumber(payload, "requestId");
        Map<String, List<ObjectNode>> rows = new TreeMap<>();
        controls.values().stream()
                .filter(meant(payload))
                .forEach(each -> rows.computeIfAbsent(each.reportedAs(), _ -> new ArrayList<>())
                        .add(each.row(superseded.contains(each.id()))));
        if (rows.isEmpty()) {
            return Json.of("status", "NotFound");
        }
        List<Said> parts = new ArrayList<>();
        rows.forEach((field, list) -> {
            ObjectNode part = Json.object().put("requestId", requestId).put("tbc", parts.size() < rows.size() - 1);
            part.set(field, Json.list(list));
            parts.add(Said.plain("ReportDERControl", part));
        });
        station.afterAnswer(() -> parts.forEach(station::say));
        return Json.of("status", "Accepted");
    }

    private ObjectNode clear(JsonNode payload) {
        String _ = Payload.required(payload, "isDefault");
        List<String> ids = controls.values().stream()
                .filter(meant(payload))
                .map(DerControl::id)
                .toList();
        ids.forEach(this::forget);
        return Json.of("status", ids.isEmpty() ? "NotFound" : "Accepted");
    }

    /** The grid misbehaves, or does so no longer, and a control of this type has acted (R05). */
    void alarm(String type, String gridEventFault, boolean ended) {
        ObjectNode payload = Json.of("controlType", type)
                .put("gridEventFault", gridEventFault)
                .put("timestamp", Json.time(station.stamp()));
        station.say(Said.plain("NotifyDERAlarm", ended ? payload.put("alarmEnded", true) : payload));
    }
}
