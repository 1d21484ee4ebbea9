package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A station's side of OCPP 1.6. Stateless. A transaction begins when both the cable and the driver's token are there, and its id
 * is the one that the gateway answers.
 */
final class Protocol16 implements StationProtocol {
    @Override
    public OcppVersion version() {
        return OcppVersion.V16;
    }

    @Override
    public Said boot(Nameplate plate, String reason) {
        return Said.plain(
                "BootNotification",
                Json.of("chargePointVendor", plate.vendor())
                        .put("chargePointModel", plate.model())
                        .put("chargePointSerialNumber", plate.serial())
                        .put("firmwareVersion", plate.firmware()));
    }

    @Override
    public Said heartbeat() {
        return Said.plain("Heartbeat", Json.object());
    }

    @Override
    public String statusWord(PlugState state) {
        return state.word16();
    }

    @Override
    public Said status(int connector, PlugState state, String errorCode, long atMs) {
        return Said.plain(
                "StatusNotification",
                Json.object()
                        .put("connectorId", connector)
                        .put("errorCode", errorCode.isEmpty() ? "NoError" : errorCode)
                        .put("status", state.word16())
                        .put("timestamp", Json.time(atMs)));
    }

    @Override
    public Said authorize(String token) {
        return Said.plain("Authorize", Json.of("idTag", token));
    }

    @Override
    public Optional<Said> tell(Moment moment, Charge charge, Reading reading, String freshTransactionId) {
        return switch (moment) {
            case PLUGGED, AUTHORIZED ->
                charge.isPlugged() && charge.isAuthorized() ? Optional.of(start(charge, reading)) : Optional.empty();
            case SAMPLE -> Optional.of(sample(charge, reading));
            case ENDED -> charge.hasBegun() ? Optional.of(stop(charge, reading)) : Optional.empty();
            case POWER_ON, POWER_OFF -> Optional.empty();
        };
    }

    private static Said start(Charge charge, Reading reading) {
        charge.begin(null, reading);
        ObjectNode payload = Json.object()
                .put("connectorId", charge.connector())
                .put("idTag", charge.driver().token())
                .put("meterStart", reading.registerWh())
                .put("timestamp", Json.time(reading.atMs()));
        return new Said("StartTransaction", MessageRecord.Kind.START, -1, offline -> payload);
    }

    private static Said sample(Charge charge, Reading reading) {
        return new Said("MeterValues", MessageRecord.Kind.METER, -1, offline -> {
            ObjectNode payload =
                    Json.object().put("connectorId", charge.connector()).put("transactionId", transactionId(charge));
            payload.set("meterValue", Json.list(List.of(meterValue(reading, "Sample.Periodic"))));
            return payload;
        });
    }

    private static Said stop(Charge charge, Reading reading) {
        StopReason reason = Objects.requireNonNull(charge.stopReason());
        return new Said("StopTransaction", MessageRecord.Kind.STOP, -1, offline -> {
            ObjectNode payload = Json.object()
                    .put("transactionId", transactionId(charge))
                    .put("meterStop", reading.registerWh())
                    .put("timestamp", Json.time(reading.atMs()))
                    .put("reason", reason.word16());
            return reason == StopReason.LOCAL
                    ? payload.put("idTag", charge.driver().token())
                    : payload;
        });
    }

    /** Known when this is written, since the start has left the queue by then. */
    private static int transactionId(Charge charge) {
        return Integer.parseInt(Objects.requireNonNull(charge.transactionId(), "the start has not been answered"));
    }

    @Override
    public Said meterValues(int connector, Reading reading) {
        ObjectNode payload = Json.object().put("connectorId", connector);
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
        return Json.of("value", Long.toString(value))
                .put("context", context)
                .put("measurand", measurand)
                .put("unit", unit);
    }

    @Override
    public BootAnswer readBoot(JsonNode answer) {
        return new BootAnswer(Json.text(answer, "status").equals("Accepted"), Json.number(answer, "interval", 0));
    }

    @Override
    public boolean readAuthorized(JsonNode answer) {
        return Json.text(answer, "idTagInfo.status").equals("Accepted");
    }

    @Override
    public TransactionAnswer readTransaction(JsonNode answer) {
        String id = Json.text(answer, "transactionId");
        String status = Json.text(answer, "idTagInfo.status");
        return new TransactionAnswer(id.isEmpty() ? null : id, !status.isEmpty() && !status.equals("Accepted"));
    }
}
