package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.ALL;
import static io.voltgate.simulator.station.OrderTable.V16;
import static io.voltgate.simulator.station.OrderTable.V2;

import io.voltgate.simulator.station.device.Catalog;
import io.voltgate.simulator.station.device.Settings;
import io.voltgate.simulator.station.device.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Boot, reset, and the configuration that the gateway reads and writes (OCPP 1.6 5.3, 5.8, 5.14, 2.x block B). Owned by its station.
 * Nothing is set that the station doesn't understand.
 */
final class Provisioning {
    static final PartKind<Provisioning> KIND =
            new PartKind<>(Provisioning.class, Provisioning::new, Provisioning::orders);

    private final Station station;
    private boolean resetsWhenIdle;

    private Provisioning(Station station) {
        this.station = station;
    }

    private static void orders(OrderTable<Provisioning> table) {
        table.order(V16, "GetConfiguration", Provisioning::configuration)
                .order(V16, "ChangeConfiguration", Provisioning::change)
                .order(V2, "GetVariables", Provisioning::getVariables)
                .order(V2, "SetVariables", Provisioning::setVariables)
                .order(V2, "GetBaseReport", Provisioning::baseReport)
                .order(V2, "GetReport", Provisioning::report)
                .order(V16, "Reset", Provisioning::reset16)
                .order(V2, "Reset", Provisioning::reset2)
                .trigger(ALL, "BootNotification", Provisioning::bootAgain);
    }

    private Verdict bootAgain(int connector) {
        station.afterAnswer(station.registration()::ask);
        return Verdict.ACCEPTED;
    }

    private ObjectNode reset16(JsonNode payload) {
        resetNow(Payload.required(payload, "type").equals("Hard") ? StopReason.HARD_RESET : StopReason.SOFT_RESET);
        return Json.of("status", "Accepted");
    }

    /** OnIdle waits for what runs, Immediate ends it (B11, B12). */
    private ObjectNode reset2(JsonNode payload) {
        int evse = Json.number(payload, "evseId", 0);
        if (evse != 0) {
            return Json.of("status", "Rejected");
        }
        boolean runs = station.connectors().stream().anyMatch(each -> each.charge() != null);
        if (Payload.required(payload, "type").equals("OnIdle") && runs) {
            resetsWhenIdle = true;
            return Json.of("status", "Scheduled");
        }
        resetNow(StopReason.HARD_RESET);
        return Json.of("status", "Accepted");
    }

    private void resetNow(StopReason reason) {
        resetsWhenIdle = false;
        station.afterAnswer(() -> {
            station.connectors().forEach(each -> each.end(reason));
            station.reboot("RemoteReset");
        });
    }

    /** A connector has become free: a reset that waited for that is done now. */
    void becameIdle() {
        if (resetsWhenIdle && station.connectors().stream().allMatch(each -> each.charge() == null)) {
            resetsWhenIdle = false;
            station.afterAnswer(() -> station.reboot("ScheduledReset"));
        }
    }

    private ObjectNode configuration(JsonNode payload) {
        Settings settings = station.settings();
        List<ObjectNode> known = new ArrayList<>();
        ObjectNode answer = Json.object();
        if (payload.path("key").isEmpty()) {
            settings.catalog().keys().forEach(variable -> known.add(row(variable, settings)));
        } else {
            ArrayNode unknown = answer.arrayNode();
            for (JsonNode key : payload.path("key")) {
                Optional<Variable> variable = settings.catalog().key(key.asString());
                variable.ifPresentOrElse(found -> known.add(row(found, settings)), () -> unknown.add(key.asString()));
            }
            if (!unknown.isEmpty()) {
                answer.set("unknownKey", unknown);
            }
        }
        answer.set("configurationKey", Json.list(known));
        return answer;
    }

    private static ObjectNode row(Variable variable, Settings settings) {
        ObjectNode row = Json.of("key", variable.key()).put("readonly", variable.access() == Variable.Access.READ_ONLY);
        return variable.access() == Variable.Access.WRITE_ONLY ? row : row.put("value", settings.value(variable));
    }

    private ObjectNode change(JsonNode payload) {
        String value = payload.path("value").asString();
        String status = station.settings()
                .catalog()
                .key(Payload.required(payload, "key"))
                .map(variable -> switch (station.settings().set(variable, value)) {
                    case ACCEPTED -> "Accepted";
                    case REBOOT_REQUIRED -> "RebootRequired";
                    case REJECTED -> "Rejected";
                })
                .orElse("NotSupported");
        return Json.of("status", status);
    }

    private ObjectNode getVariables(JsonNode payload) {
        ObjectNode answer = Json.object();
        answer.set(
                "getVariableResult", Json.list(Payload.each(payload, "getVariableData", row -> named(row, read(row)))));
        return answer;
    }

    private ObjectNode setVariables(JsonNode payload) {
        ObjectNode answer = Json.object();
        answer.set(
                "setVariableResult",
                Json.list(Payload.each(payload, "setVariableData", row -> named(row, write(row)))));
        return answer;
    }

    private static ObjectNode named(JsonNode row, ObjectNode result) {
        String type = Json.text(row, "attributeType");
        if (!type.isEmpty()) {
            result.put("attributeType", type);
        }
        result.set("component", row.path("component"));
        result.set("variable", row.path("variable"));
        return result;
    }

    private static Catalog.Question question(JsonNode row) {
        return new Catalog.Question(
                Json.text(row, "component.name"),
                Json.number(row, "component.evse.id", 0),
                Json.number(row, "component.evse.connectorId", 0),
                Json.text(row, "variable.name"),
                Json.text(row, "variable.instance"));
    }

    private ObjectNode unknown(JsonNode row) {
        boolean component = station.settings().catalog().hasComponent(question(row));
        return Json.of("attributeStatus", component ? "UnknownVariable" : "UnknownComponent");
    }

    /** The status of an attribute that no variable here has, empty for the actual value. */
    private static String otherAttribute(JsonNode row) {
        String type = Json.text(row, "attributeType");
        return type.isEmpty() || type.equals("Actual") ? "" : "NotSupportedAttributeType";
    }

    private ObjectNode read(JsonNode row) {
        Optional<Catalog.Place> found = station.settings().catalog().find(question(row));
        if (found.isEmpty()) {
            return unknown(row);
        }
        if (!otherAttribute(row).isEmpty()) {
            return Json.of("attributeStatus", otherAttribute(row));
        }
        Variable variable = found.get().variable();
        return variable.access() == Variable.Access.WRITE_ONLY
                ? Json.of("attributeStatus", "Rejected")
                : Json.of("attributeStatus", "Accepted")
                        .put(
                                "attributeValue",
                                station.settings().value(variable, found.get().evse()));
    }

    private ObjectNode write(JsonNode row) {
        Optional<Catalog.Place> found = station.settings().catalog().find(question(row));
        if (found.isEmpty()) {
            return unknown(row);
        }
        if (!otherAttribute(row).isEmpty()) {
            return Json.of("attributeStatus", otherAttribute(row));
        }
        Settings.Outcome outcome = station.settings()
                .set(found.get().variable(), row.path("attributeValue").asString());
        return Json.of(
                "attributeStatus",
                switch (outcome) {
                    case ACCEPTED -> "Accepted";
                    case REBOOT_REQUIRED -> "RebootRequired";
                    case REJECTED -> "Rejected";
                });
    }

    private ObjectNode baseReport(JsonNode payload) {
        int requestId = Payload.requiredNumber(payload, "requestId");
        return sayReport(requestId, DeviceReport.base(Payload.required(payload, "reportBase")), "NotSupported");
    }

    private ObjectNode report(JsonNode payload) {
        int requestId = Payload.requiredNumber(payload, "requestId");
        return sayReport(requestId, DeviceReport.asked(payload, station.settings()), "EmptyResultSet");
    }

    private ObjectNode sayReport(int requestId, Predicate<Catalog.Place> wanted, String whenEmpty) {
        List<Catalog.Place> places =
                station.settings().catalog().places().stream().filter(wanted).toList();
        if (places.isEmpty()) {
            return Json.of("status", whenEmpty);
        }
        station.afterAnswer(() -> DeviceReport.parts(requestId, places, station.settings(), station.stamp())
                .forEach(station::say));
        return Json.of("status", "Accepted");
    }
}
