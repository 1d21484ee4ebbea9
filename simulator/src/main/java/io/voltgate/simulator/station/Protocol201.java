package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A station's side of OCPP 2.0.1 and 2.1, with TxStartPoint and TxStopPoint "EVConnected,Authorized": the first of cable and token begins
 * the transaction, the first to go ends it. Immutable. EVSE n has the one connector 1.
 */
final class Protocol201 implements StationProtocol {
    private final OcppVersion version;

    Protocol201(OcppVersion version) {
        this.version = version;
    }

    @Override
    public OcppVersion version() {
        return version;
    }

    @Override
    public Said boot(Nameplate plate, String reason) {
        ObjectNode payload = Json.of("reason", reason);
        payload.set(
                "chargingStation",
                Json.of("model", plate.model())
                        .put("vendorName", plate.vendor())
                        .put("serialNumber", plate.serial())
                        .put("firmwareVersion", plate.firmware()));
        return Said.plain("BootNotification", payload);
    }

    @Override
    public Said heartbeat() {
        return Said.plain("Heartbeat", Json.object());
    }

    @Override
    public String statusWord(PlugState state) {
        return state.word201();
    }

    @Override
    public Said status(int connector, PlugState state, String errorCode, long atMs) {
        return Said.plain(
                "StatusNotification",
                Json.of("timestamp", Json.time(atMs))
                        .put("connectorStatus", state.word201())
                        .put("evseId", connector)
                        .put("connectorId", 1));
    }

    @Override
    public Said authorize(String token) {
        ObjectNode payload = Json.object();
        payload.set("idToken", idToken(token));
        return Said.plain("Authorize", payload);
    }

    /** What an event tells beyond its transaction; texts are empty where it doesn't. */
    private record Event(
            String type, String trigger, String chargingState, boolean evse, boolean token, String meterContext) {}

    @Override
    public Optional<Said> tell(Moment moment, Charge charge, Reading reading, String freshTransactionId) {
        if (moment == Moment.ENDED && !charge.hasBegun()) {
            return Optional.empty();
        }
        boolean begins = !charge.hasBegun();
        if (begins) {
            charge.begin(freshTransactionId, reading);
        }
        Event event = event(moment, charge, begins ? "Started" : "Updated");
        MessageRecord.Kind kind = switch (event.type()) {
            case "Started" -> MessageRecord.Kind.START;
            case "Ended" -> MessageRecord.Kind.STOP;
            default -> moment == Moment.SAMPLE ? MessageRecord.Kind.METER : MessageRecord.Kind.UPDATE;
        };
        int seqNo = charge.nextSeqNo();
        ObjectNode payload = payload(event, charge, reading, seqNo);
        return Optional.of(new Said("TransactionEvent", kind, seqNo, offline -> {
            if (offline) {
                payload.put("offline", true);
            }
            return payload;
        }));
    }

    private static Event event(Moment moment, Charge charge, String type) {
        boolean remote = charge.driver().remote();
        return switch (moment) {
            case PLUGGED -> new Event(type, "CablePluggedIn", "EVConnected", true, false, "Transaction.Begin");
            case AUTHORIZED ->
                new Event(
                        type,
                        remote ? "RemoteStart" : "Authorized",
                        charge.isPlugged() ? "EVConnected" : "",
                        false,
                        true,
                        "");
            case POWER_ON -> new Event(type, "ChargingStateChanged", "Charging", false, false, "");
            case SAMPLE -> new Event(type, "MeterValuePeriodic", "Charging", false, false, "Sample.Periodic");
            case POWER_OFF -> new Event(type, "ChargingStateChanged", "SuspendedEV", false, false, "");
            case ENDED -> {
                StopReason reason = Objects.requireNonNull(charge.stopReason());
                String state = reason == StopReason.EV_LEFT ? "Idle" : "EVConnected";
                boolean token = reason == StopReason.LOCAL && charge.isAuthorized();
                yield new Event("Ended", reason.trigger201(), state, false, token, "Transaction.End");
            }
        };
    }

    private static ObjectNode payload(Event event, Charge charge, Reading reading, int seqNo) {
        ObjectNode transaction = Json.of("transactionId", Objects.requireNonNull(charge.transactionId()));
        if (!event.chargingState().isEmpty()) {
            transaction.put("chargingState", event.chargingState());
        }
        StopReason reason = charge.stopReason();
        if (reason != null) {
            transaction.put("stoppedReason", reason.stopped201());
        }
        Integer remoteStartId = charge.driver().remoteStartId();
        if (remoteStartId != null && event.trigger().equals("RemoteStart")) {
            transaction.put("remoteStartId", remoteStartId.intValue());
        }
        ObjectNode payload = Json.of("eventType", event.type())
                .put("timestamp", Json.time(reading.atMs()))
                .put("triggerReason", event.trigger())
                .put("seqNo", seqNo);
        payload.set("transactionInfo", transaction);
        if (event.evse()) {
            payload.set("evse", Json.object().put("id", charge.connector()).put("connectorId", 1));
        }
        if (event.token()) {
            payload.set("idToken", idToken(charge.driver().token()));
        }
        if (!event.meterContext().isEmpty()) {
            payload.set("meterValue", Json.list(List.of(meterValue(reading, event.meterContext()))));
        }
        return payload;
    }

    private static ObjectNode idToken(String token) {
        return Json.of("idToken", token).put("type", "ISO14443");
    }

    @Override
    public Said meterValues(int connector, Reading reading) {
        ObjectNode payload = Json.object().put("evseId", connector);
        payload.set("meterValue", Json.list(List.of(meterValue(reading, "Trigger"))));
        return Said.plain("MeterValues", payload);
    }

    private static ObjectNode meterValue(Reading reading, String context) {
        ObjectNode value = Json.of("timestamp", Json.time(reading.atMs()));
        value.set(
                "sampledValue",
                Json.list(List.of(
                        sampled(reading.registerWh(), context, "Energy.Active.Import.Register", "Wh"),
                        sampled(reading.powerW(), context, "Power.Active.Import", "W"),
                        sampled(reading.socPercent(), context, "SoC", "Percent").put("location", "EV"))));
        return value;
    }

    private static ObjectNode sampled(long value, String context, String measurand, String unit) {
        ObjectNode sampled =
                Json.object().put("value", value).put("context", context).put("measurand", measurand);
        sampled.set("unitOfMeasure", Json.of("unit", unit));
        return sampled;
    }

    @Override
    public BootAnswer readBoot(JsonNode answer) {
        return new BootAnswer(Json.text(answer, "status").equals("Accepted"), Json.number(answer, "interval", 0));
    }

    @Override
    public boolean readAuthorized(JsonNode answer) {
        return Json.text(answer, "idTokenInfo.status").equals("Accepted");
    }

    @Override
    public TransactionAnswer readTransaction(JsonNode answer) {
        String status = Json.text(answer, "idTokenInfo.status");
        return new TransactionAnswer(null, !status.isEmpty() && !status.equals("Accepted"));
    }
}
