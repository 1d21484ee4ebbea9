package io.voltgate.simulator.station;

import io.voltgate.ocpp.ErrorCode;
import io.voltgate.ocpp.OcppException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a station of OCPP 1.6 obeys the gateway (chapter 5). Stateless, called on the station's lane. What it doesn't have is
 * refused with NotSupported, what nobody knows with NotImplemented.
 */
final class Orders16 {
    private static final Set<String> KNOWN_ELSEWHERE = Set.of(
            "CancelReservation",
            "ClearChargingProfile",
            "GetCompositeSchedule",
            "GetDiagnostics",
            "GetLocalListVersion",
            "ReserveNow",
            "SendLocalList",
            "SetChargingProfile",
            "UpdateFirmware");

    private Orders16() {}

    static ObjectNode obey(String action, JsonNode payload, StationControls controls) {
        return switch (action) {
            case "RemoteStartTransaction" ->
                status(controls.remoteStart(new StationControls.RemoteStart(
                        required(payload, "idTag"), Json.number(payload, "connectorId", 0), null)));
            case "RemoteStopTransaction" -> status(controls.remoteStop(required(payload, "transactionId")));
            case "Reset" -> status(controls.reset(required(payload, "type").equals("Hard")));
            case "ChangeAvailability" ->
                status(controls.changeAvailability(
                        Integer.parseInt(required(payload, "connectorId")),
                        required(payload, "type").equals("Operative")));
            case "GetConfiguration" -> configuration(payload, controls.settings());
            case "ChangeConfiguration" -> change(payload, controls.settings());
            case "ClearCache" -> Json.of("status", "Accepted");
            case "UnlockConnector" ->
                Json.of("status", unlocked(controls.unlock(Integer.parseInt(required(payload, "connectorId")))));
            case "TriggerMessage" ->
                Json.of(
                        "status",
                        switch (controls.trigger(
                                required(payload, "requestedMessage"), Json.number(payload, "connectorId", 0))) {
                            case ACCEPTED, LATER -> "Accepted";
                            case REJECTED -> "Rejected";
                            case UNKNOWN -> "NotImplemented";
                        });
            case "DataTransfer" -> Json.of("status", "UnknownVendorId");
            default -> throw unknown(action);
        };
    }

    private static OcppException unknown(String action) {
        return KNOWN_ELSEWHERE.contains(action)
                ? new OcppException(ErrorCode.NOT_SUPPORTED, null, action + " is not supported by this station")
                : new OcppException(ErrorCode.NOT_IMPLEMENTED, null, "the action is not known");
    }

    static String required(JsonNode payload, String field) {
        String text = Json.text(payload, field);
        if (text.isEmpty()) {
            throw new OcppException(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, null, field + " is missing");
        }
        return text;
    }

    private static ObjectNode status(StationControls.Verdict verdict) {
        return Json.of(
                "status",
                switch (verdict) {
                    case ACCEPTED -> "Accepted";
                    case LATER -> "Scheduled";
                    case REJECTED, UNKNOWN -> "Rejected";
                });
    }

    private static String unlocked(StationControls.Verdict verdict) {
        return switch (verdict) {
            case ACCEPTED, LATER -> "Unlocked";
            case REJECTED -> "UnlockFailed";
            case UNKNOWN -> "NotSupported";
        };
    }

    private static ObjectNode configuration(JsonNode payload, Settings settings) {
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

    private static ObjectNode change(JsonNode payload, Settings settings) {
        String value = payload.path("value").asString();
        String status = settings.find(required(payload, "key"))
                .map(entry -> settings.set(entry, value) ? "Accepted" : "Rejected")
                .orElse("NotSupported");
        return Json.of("status", status);
    }
}
