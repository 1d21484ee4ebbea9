package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A station's side of OCPP 1.6. Owned by its station. A transaction begins when both the cable and the driver's token are there, and its id
 * is the one that the gateway answers.
 */
final class Protocol16 implements StationProtocol {
    private final Metering metering;

    Protocol16(Metering metering) {
        this.metering = metering;
    }

    @Override
    public Metering metering() {
        return metering;
    }

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
                charge.isPlugged() && charge.isAuthorized() && !charge.hasBegun()
                        ? Optional.of(start(charge, reading))
                        : Optional.empty();
            case SAMPLE -> sample(charge, reading, Metering.Occasion.SAMPLE);
            case ALIGNED -> sample(charge, reading, Metering.Occasion.CLOCK);
            case TRIGGERED -> sample(charge, reading, Metering.Occasion.TRIGGER);
            case ENDED -> charge.hasBegun() ? Optional.of(stop(charge, reading)) : Optional.empty();
            case POWER_ON,
                    POWER_OFF,
                    PAUSED,
                    RATE_CHANGED,
                    LIMIT_SET,
                    CABLE_OUT,
                    RUNNING_COST,
                    TARIFF_CHANGED,
                    MODE_CHANGED -> Optional.empty();
        };
    }

    private Said start(Charge charge, Reading reading) {
        charge.begin(null, reading);
        if (metering.signs()) {
            charge.signedAtBegin(metering.sign(charge, reading, true));
        }
        ObjectNode payload = Json.object()
                .put("connectorId", charge.connector())
                .put("idTag", charge.driver().token())
                .put("meterStart", reading.registerWh())
                .put("timestamp", Json.time(reading.atMs()));
        int reservation = charge.takeReservationId();
        if (reservation >= 0) {
            payload.put("reservationId", reservation);
        }
        return Said.of("StartTransaction", MessageRecord.Kind.START, -1, _ -> payload);
    }

    private Optional<Said> sample(Charge charge, Reading reading, Metering.Occasion occasion) {
        Metering.Told told = metering.told(occasion);
        if (told.measurands().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Said.metered(
                "MeterValues",
                -1,
                _ -> "{\"connectorId\":" + charge.connector() + ",\"transactionId\":" + transactionId(charge)
                        + ",\"meterValue\":[" + metering.value(reading, told) + "]}"));
    }

    private Said stop(Charge charge, Reading reading) {
        StopReason reason = Objects.requireNonNull(charge.stopReason());
        ArrayNode data = transactionData(charge, reading);
        return Said.of("StopTransaction", MessageRecord.Kind.STOP, -1, _ -> {
            ObjectNode payload = Json.object()
                    .put("transactionId", transactionId(charge))
                    .put("meterStop", reading.registerWh())
                    .put("timestamp", Json.time(reading.atMs()))
                    .put("reason", reason.word16());
            if (reason == StopReason.LOCAL || reason == StopReason.MASTER_PASS) {
                payload.put("idTag", charge.endingDriver().token());
            }
            if (!data.isEmpty()) {
                payload.set("transactionData", data);
            }
            return payload;
        });
    }

    private ArrayNode transactionData(Charge charge, Reading last) {
        ArrayNode data = Json.list(List.of());
        Reading first = Objects.requireNonNull(charge.first());
        if (metering.tells(Metering.Occasion.END)) {
            data.addRawValue(metering.node(first, Metering.Occasion.BEGIN));
            data.addRawValue(metering.node(last, Metering.Occasion.END));
        }
        if (!charge.signedBegin().isEmpty()) {
            data.add(metering.signed16(first, charge.signedBegin(), true));
            data.add(metering.signed16(last, metering.sign(charge, last, false), false));
        }
        return data;
    }

    /** Known when this is written, since the start has left the queue by then. */
    private static int transactionId(Charge charge) {
        return Integer.parseInt(Objects.requireNonNull(charge.transactionId(), "the start has not been answered"));
    }

    @Override
    public String placeField() {
        return "connectorId";
    }

    @Override
    public Permit readPermit(JsonNode answer) {
        return Permit.read(answer.path("idTagInfo"));
    }

    @Override
    public TransactionAnswer readTransaction(JsonNode answer) {
        String id = Json.text(answer, "transactionId");
        return new TransactionAnswer(id.isEmpty() ? null : id, readPermit(answer));
    }
}
