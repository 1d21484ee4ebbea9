package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.Orders16.required;

import io.voltgate.ocpp.ErrorCode;
import io.voltgate.ocpp.OcppException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a station of OCPP 2.0.1 or 2.1 obeys the gateway (Part 2). Stateless, called on the station's lane. What it doesn't have is
 * refused with NotSupported, what nobody knows with NotImplemented.
 */
final class Orders201 {
    private static final Set<String> KNOWN_ELSEWHERE = Set.of(
            "CancelReservation",
            "CertificateSigned",
            "ClearChargingProfile",
            "ClearDisplayMessage",
            "ClearVariableMonitoring",
            "CostUpdated",
            "CustomerInformation",
            "DeleteCertificate",
            "GetChargingProfiles",
            "GetCompositeSchedule",
            "GetDisplayMessages",
            "GetInstalledCertificateIds",
            "GetLocalListVersion",
            "GetLog",
            "GetMonitoringReport",
            "GetReport",
            "InstallCertificate",
            "PublishFirmware",
            "ReserveNow",
            "SendLocalList",
            "SetChargingProfile",
            "SetDisplayMessage",
            "SetMonitoringBase",
            "SetMonitoringLevel",
            "SetNetworkProfile",
            "SetVariableMonitoring",
            "UnpublishFirmware",
            "UpdateFirmware");

    private Orders201() {}

    static ObjectNode obey(String action, JsonNode payload, StationControls controls) {
        return switch (action) {
            case "RequestStartTransaction" -> start(payload, controls);
            case "RequestStopTransaction" -> status(controls.remoteStop(required(payload, "transactionId")));
            case "Reset" -> status(controls.reset(required(payload, "type").equals("Immediate")));
            case "ChangeAvailability" ->
                status(controls.changeAvailability(
                        Json.number(payload, "evse.id", 0),
                        required(payload, "operationalStatus").equals("Operative")));
            case "GetVariables" ->
                results(payload, "getVariableData", "getVariableResult", row -> read(row, controls.settings()));
            case "SetVariables" ->
                results(payload, "setVariableData", "setVariableResult", row -> write(row, controls.settings()));
            case "GetBaseReport" -> baseReport(payload, controls);
            case "ClearCache" -> Json.of("status", "Accepted");
            case "UnlockConnector" ->
                Json.of("status", unlocked(controls.unlock(Integer.parseInt(required(payload, "evseId")))));
            case "TriggerMessage" ->
                Json.of(
                        "status",
                        switch (controls.trigger(
                                required(payload, "requestedMessage"), Json.number(payload, "evse.id", 0))) {
                            case ACCEPTED, LATER -> "Accepted";
                            case REJECTED -> "Rejected";
                            case UNKNOWN -> "NotImplemented";
                        });
            case "GetTransactionStatus" -> transactionStatus(payload, controls);
            case "DataTransfer" -> Json.of("status", "UnknownVendorId");
            default -> throw unknown(action);
        };
    }

    private static OcppException unknown(String action) {
        return KNOWN_ELSEWHERE.contains(action)
                ? new OcppException(ErrorCode.NOT_SUPPORTED, null, action + " is not supported by this station")
                : new OcppException(ErrorCode.NOT_IMPLEMENTED, null, "the action is not known");
    }

    private static ObjectNode start(JsonNode payload, StationControls controls) {
        int evse = Json.number(payload, "evseId", 0);
        StationControls.Verdict verdict = controls.remoteStart(new StationControls.RemoteStart(
                required(payload, "idToken.idToken"), evse, Integer.valueOf(required(payload, "remoteStartId"))));
        ObjectNode answer = status(verdict);
        String joined = controls.transactionAt(evse);
        if (verdict == StationControls.Verdict.ACCEPTED && joined != null) {
            answer.put("transactionId", joined);
        }
        return answer;
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
            case REJECTED -> "OngoingAuthorizedTransaction";
            case UNKNOWN -> "UnknownConnector";
        };
    }

    private static ObjectNode results(
            JsonNode payload, String asked, String told, Function<JsonNode, ObjectNode> each) {
        if (payload.path(asked).isEmpty()) {
            throw new OcppException(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, null, asked + " is missing");
        }
        List<ObjectNode> rows = new ArrayList<>();
        payload.path(asked).forEach(row -> {
            ObjectNode result = each.apply(row);
            result.set("component", row.path("component"));
            result.set("variable", row.path("variable"));
            rows.add(result);
        });
        ObjectNode answer = Json.object();
        answer.set(told, Json.list(rows));
        return answer;
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

    private static ObjectNode baseReport(JsonNode payload, StationControls controls) {
        int requestId = Integer.parseInt(required(payload, "requestId"));
        if (required(payload, "reportBase").equals("SummaryInventory")) {
            return Json.of("status", "NotSupported");
        }
        controls.report(requestId);
        return Json.of("status", "Accepted");
    }

    private static ObjectNode transactionStatus(JsonNode payload, StationControls controls) {
        ObjectNode answer = Json.object().put("messagesInQueue", controls.hasQueued());
        String transaction = Json.text(payload, "transactionId");
        return transaction.isEmpty() ? answer : answer.put("ongoingIndicator", controls.isOngoing(transaction));
    }
}
