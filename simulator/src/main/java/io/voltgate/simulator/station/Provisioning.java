package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.ALL;
import static io.voltgate.simulator.station.OrderTable.V16;
import static io.voltgate.simulator.station.OrderTable.V2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private Provisioning(Station station) {
        this.station = station;
    }

    private static void orders(OrderTable<Provisioning> table) {
        table.order(V16, "GetConfiguration", Provisioning::configuration)
                .order(V16, "ChangeConfiguration", Provisioning::change)
                .order(V2, "GetVariables", Provisioning::getVariables)
                .order(V2, "SetVariables", Provisioning::setVariables)
                .order(V2, "GetBaseReport", Provisioning::baseReport)
                .order(ALL, "Reset", Provisioning::reset)
                .trigger(ALL, "BootNotification", Provisioning::bootAgain);
    }

    private Verdict bootAgain(int connector) {
        station.afterAnswer(station::bootAgain);
        return Verdict.ACCEPTED;
    }

    private ObjectNode reset(JsonNode payload) {
        String type = Payload.required(payload, "type");
        boolean immediate = type.equals("Hard") || type.equals("Immediate");
        station.afterAnswer(() -> {
            station.connectors().forEach(each -> each.end(immediate ? StopReason.HARD_RESET : StopReason.SOFT_RESET));
            station.reboot("RemoteReset");
        });
        return Json.of("status", "Accepted");
    }

    private ObjectNode configuration(JsonNode payload) {
        Settings settings = station.settings();
        List<ObjectNode> known = new ArrayList<>();
        ObjectNode answer = Json.object();
        if (payload.path("key").isEmpty()) {
            settings.entries().forEach(entry -> known.add(row(entry, settings)));
        } else {
            ArrayNode unknown = answer.arrayNode();
            for (JsonNode key : payload.path("key")) {
                Optional<Settings.Entry> entry = settings.find(key.asString());
                entry.ifPresentOrElse(found -> known.add(row(found, settings)), () -> unknown.add(key.asString()));
            }
            if (!unknown.isEmpty()) {
                answer.set("unknownKey", unknown);
            }
        }
        answer.set("configurationKey", Json.list(known));
        return answer;
    }

    private static ObjectNode row(Settings.Entry entry, Settings settings) {
        ObjectNode row = Json.of("key", entry.key()).put("readonly", entry.access() == Settings.Access.READ_ONLY);
        return entry.access() == Settings.Access.WRITE_ONLY ? row : row.put("value", settings.value(entry));
    }

    private ObjectNode change(JsonNode payload) {
        String value = payload.path("value").asString();
        String status = station.settings()
                .find(Payload.required(payload, "key"))
                .map(entry -> station.settings().set(entry, value) ? "Accepted" : "Rejected")
                .orElse("NotSupported");
        return Json.of("status", status);
    }

    private ObjectNode getVariables(JsonNode payload) {
        ObjectNode answer = Json.object();
        answer.set(
                "getVariableResult",
                Json.list(Payload.each(payload, "getVariableData", row -> named(row, read(row, station.settings())))));
        return answer;
    }

    private ObjectNode setVariables(JsonNode payload) {
        ObjectNode answer = Json.object();
        answer.set(
                "setVariableResult",
                Json.list(Payload.each(payload, "setVariableData", row -> named(row, write(row, station.settings())))));
        return answer;
    }

    private static ObjectNode named(JsonNode row, ObjectNode result) {
        result.set("component", row.path("component"));
        result.set("variable", row.path("variable"));
        return result;
    }

    private static Optional<Settings.Entry> find(JsonNode row, Settings settings) {
        return settings.find(
                Json.text(row, "component.name"), Json.text(row, "variable.name"), Json.text(row, "variable.instance"));
    }

    private static ObjectNode unknownVariable(JsonNode row, Settings settings) {
        boolean component = settings.hasComponent(Json.text(row, "component.name"));
        return Json.of("attributeStatus", component ? "UnknownVariable" : "UnknownComponent");
    }

    private static ObjectNode read(JsonNode row, Settings settings) {
        return find(row, settings)
                .map(entry -> entry.access() == Settings.Access.WRITE_ONLY
                        ? Json.of("attributeStatus", "Rejected")
                        : Json.of("attributeStatus", "Accepted").put("attributeValue", settings.value(entry)))
                .orElseGet(() -> unknownVariable(row, settings));
    }

    private static ObjectNode write(JsonNode row, Settings settings) {
        return find(row, settings)
                .map(entry -> Json.of(
                        "attributeStatus",
                        settings.set(entry, row.path("attributeValue").asString()) ? "Accepted" : "Rejected"))
                .orElseGet(() -> unknownVariable(row, settings));
    }

    private ObjectNode baseReport(JsonNode payload) {
        int requestId = Payload.requiredNumber(payload, "requestId");
        if (Payload.required(payload, "reportBase").equals("SummaryInventory")) {
            return Json.of("status", "NotSupported");
        }
        station.afterAnswer(() -> station.protocol()
                .report(requestId, station.settings(), station.stamp())
                .forEach(station::say));
        return Json.of("status", "Accepted");
    }
}
