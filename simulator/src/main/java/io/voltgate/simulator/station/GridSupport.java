package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.V21;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The controls by which a station is to support the grid (OCPP 2.1, block R). Owned by its station. It keeps them, says which supersede which,
 * tells when one begins and ends, and bends what flows by those that hold: of each type a scheduled one, else the default.
 */
final class GridSupport {
    static final PartKind<GridSupport> KIND = new PartKind<>(GridSupport.class, GridSupport::new, GridSupport::orders);

    private static final int MOST_CONTROLS = 50;

    private final Station station;
    private final Map<String, DerControl> controls = new TreeMap<>();
    /** From when on a control is superseded, by its id. */
    private final Map<String, Long> superseded = new TreeMap<>();

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
            if (control.beats(older) && !superseded.containsKey(older.id())) {
                beaten.add(older.id());
            } else if (older.beats(control)) {
                superseded.merge(control.id(), older.startMs(), Math::min);
            }
        }
        beaten.forEach(id -> superseded.put(id, control.startMs()));
        controls.put(control.id(), control);
        station.afterAnswer(() -> {
            if (!control.isDefault()) {
                schedule(control, beaten);
            }
            apply();
        });
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

    /** Its begin and its end are told unless it is superseded by then. */
    private void schedule(DerControl control, List<String> beaten) {
        long now = station.timeline().nowMs();
        Timeline.Timer _ = station.timeline().after(Math.max(0, control.startMs() - now), () -> {
            if (holds(control)) {
                tell(control, true, beaten);
            }
            apply();
        });
        if (control.endMs() < Long.MAX_VALUE) {
            Timeline.Timer _ = station.timeline().after(Math.max(0, control.endMs() - now), () -> {
                if (holds(control)) {
                    tell(control, false, List.of());
                    forget(control.id());
                }
                apply();
            });
        }
    }

    private void apply() {
        station.connectors().forEach(Connector::limited);
    }

    /** What the controls let flow at a connector now. */
    static GridLimits limits(Station station, Connector connector) {
        return station.known(KIND).map(each -> each.limits(connector)).orElse(GridLimits.NONE);
    }

    private GridLimits limits(Connector connector) {
        long nowMs = station.timeline().nowMs();
        GridLimits left = GridLimits.NONE;
        for (DerControl each : controls.values()) {
            if (isInForce(each)) {
                left = left.with(each, connector.power(), nowMs);
            }
        }
        return left;
    }

    /** A default waits while a scheduled control of its type holds. */
    private boolean isInForce(DerControl control) {
        return isDue(control)
                && (!control.isDefault()
                        || controls.values().stream()
                                .noneMatch(each ->
                                        !each.isDefault() && each.type().equals(control.type()) && isDue(each)));
    }

    private boolean isDue(DerControl control) {
        return holds(control) && control.isDue(station.timeline().nowMs());
    }

    /** Whether it is still there, and nothing stronger has begun. */
    private boolean holds(DerControl control) {
        long supersededMs = superseded.getOrDefault(control.id(), Long.MAX_VALUE);
        return control.equals(controls.get(control.id())) && station.timeline().nowMs() < supersededMs;
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
                        .add(each.row(superseded.containsKey(each.id()))));
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
        station.afterAnswer(this::apply);
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
