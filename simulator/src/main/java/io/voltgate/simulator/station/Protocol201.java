package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * A station's side of OCPP 2.0.1 and 2.1, with TxStartPoint and TxStopPoint "EVConnected,Authorized": the first of cable and token begins
 * the transaction, the first to go ends it. Owned by its station. EVSE n has the one connector 1.
 */
final class Protocol201 implements StationProtocol {
    private final OcppVersion version;
    private final Metering metering;

    Protocol201(OcppVersion version, Metering metering) {
        this.version = version;
        this.metering = metering;
    }

    @Override
    public Metering metering() {
        return metering;
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
        payload.set("idToken", idToken(Charge.Driver.of(token)));
        return Said.plain("Authorize", payload);
    }

    /** What an event tells beyond its transaction; the state is empty and the occasion null where it doesn't. */
    private record Event(
            String type,
            String trigger,
            String chargingState,
            boolean evse,
            boolean token,
            Metering.@Nullable Occasion occasion) {}

    @Override
    public Optional<Said> tell(Moment moment, Charge charge, Reading reading, String freshTransactionId) {
        if (moment == Moment.ENDED && !charge.hasBegun()) {
            return Optional.empty();
        }
        boolean begins = !charge.hasBegun();
        Event event = event(moment, charge, begins);
        if (event.trigger().startsWith("MeterValue") && event.occasion() == null) {
            return Optional.empty();
        }
        if (begins) {
            charge.begin(freshTransactionId, reading);
        }
        MessageRecord.Kind kind = switch (event.type()) {
            case "Started" -> MessageRecord.Kind.START;
            case "Ended" -> MessageRecord.Kind.STOP;
            default -> moment == Moment.SAMPLE ? MessageRecord.Kind.METER : MessageRecord.Kind.UPDATE;
        };
        int seqNo = charge.nextSeqNo();
        if (kind == MessageRecord.Kind.METER) {
            return Optional.of(Said.metered("TransactionEvent", seqNo, metered(event, charge, reading, seqNo)));
        }
        ObjectNode payload = payload(event, charge, reading, seqNo);
        return Optional.of(
                Said.of("TransactionEvent", kind, seqNo, offline -> offline ? payload.put("offline", true) : payload));
    }

    /** The same as the tree would be; the id is one of ours, which needs no escape. */
    private Said.Text metered(Event event, Charge charge, Reading reading, int seqNo) {
        Metering.Told told = metering.told(Metering.Occasion.SAMPLE);
        String transactionId = Objects.requireNonNull(charge.transactionId());
        return offline -> "{\"eventType\":\"Updated\",\"timestamp\":\"" + Json.time(reading.atMs())
                + "\",\"triggerReason\":\"" + event.trigger() + "\",\"seqNo\":" + seqNo
                + ",\"transactionInfo\":{\"transactionId\":\"" + transactionId
                + "\",\"chargingState\":\"" + event.chargingState()
                + "\"},\"meterValue\":[" + metering.value(reading, told)
                + (offline ? "],\"offline\":true}" : "]}");
    }

    private Event event(Moment moment, Charge charge, boolean begins) {
        String type = begins ? "Started" : "Updated";
        String state = chargingState(charge);
        return switch (moment) {
            // The EVSE is told with the cable, and meter values without one are of nothing.
            case PLUGGED -> new Event(type, "CablePluggedIn", state, true, false, told(Metering.Occasion.BEGIN));
            case AUTHORIZED ->
                new Event(
                        type,
                        charge.driver().remote() ? "RemoteStart" : "Authorized",
                        charge.isPlugged() ? state : "",
                        false,
                        true,
                        null);
            case POWER_ON, POWER_OFF -> new Event(type, "ChargingStateChanged", state, false, false, null);
            case PAUSED -> {
                String reached = charge.limitReached();
                yield new Event(type, reached.isEmpty() ? "ChargingStateChanged" : reached, state, false, false, null);
            }
            case LIMIT_SET -> new Event(type, "LimitSet", state, false, false, null);
            case RATE_CHANGED -> new Event(type, "ChargingRateChanged", state, false, false, null);
            case RUNNING_COST -> new Event(type, "RunningCost", state, false, false, told(Metering.Occasion.SAMPLE));
            case MODE_CHANGED -> new Event(type, "OperationModeChanged", state, false, false, null);
            case TARIFF_CHANGED -> new Event(type, "TariffChanged", state, false, false, null);
            case CABLE_OUT -> new Event(type, "EVCommunicationLost", state, false, false, null);
            case SAMPLE -> new Event(type, "MeterValuePeriodic", state, false, false, told(Metering.Occasion.SAMPLE));
            case ALIGNED -> new Event(type, "MeterValueClock", state, false, false, told(Metering.Occasion.CLOCK));
            case TRIGGERED -> new Event(type, "Trigger", state, false, false, told(Metering.Occasion.TRIGGER));
            case ENDED -> {
                StopReason reason = Objects.requireNonNull(charge.stopReason());
                boolean swiped = reason == StopReason.LOCAL || reason == StopReason.MASTER_PASS;
                boolean gone = reason == StopReason.EV_LEFT || !charge.isPlugged();
                yield new Event(
                        "Ended",
                        reason.trigger201(),
                        gone ? "Idle" : "EVConnected",
                        false,
                        swiped && charge.isAuthorized(),
                        told(Metering.Occasion.END));
            }
        };
    }

    private Metering.@Nullable Occasion told(Metering.Occasion occasion) {
        return metering.tells(occasion) ? occasion : null;
    }

    private static String chargingState(Charge charge) {
        return switch (charge.state()) {
            case CHARGING -> "Charging";
            case SUSPENDED_EV -> "SuspendedEV";
            case SUSPENDED_EVSE -> "SuspendedEVSE";
            case AVAILABLE, PREPARING, FINISHING, RESERVED, UNAVAILABLE, FAULTED ->
                charge.isPlugged() ? "EVConnected" : "Idle";
        };
    }

    private ObjectNode payload(Event event, Charge charge, Reading reading, int seqNo) {
        ObjectNode transaction = Json.of("transactionId", Objects.requireNonNull(charge.transactionId()));
        if (!event.chargingState().isEmpty()) {
            transaction.put("chargingState", event.chargingState());
        }
        StopReason reason = charge.stopReason();
        if (reason != null) {
            transaction.put("stoppedReason", reason.stopped201());
        }
        if (event.trigger().equals("OperationModeChanged")) {
            transaction.put(
                    "operationMode", charge.operationMode().isEmpty() ? "ChargingOnly" : charge.operationMode());
        }
        TransactionLimit limit = charge.limit();
        if (limit != null && event.trigger().equals("LimitSet")) {
            transaction.set("transactionLimit", limit.told());
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
            boolean ends = event.type().equals("Ended");
            payload.set("idToken", idToken(ends ? charge.endingDriver() : charge.driver()));
            int reservation = charge.takeReservationId();
            if (reservation >= 0) {
                payload.put("reservationId", reservation);
            }
        }
        Metering.Occasion occasion = event.occasion();
        if (occasion != null) {
            payload.putArray("meterValue").addRawValue(meterValue(charge, reading, occasion));
        }
        return payload;
    }

    private RawValue meterValue(Charge charge, Reading reading, Metering.Occasion occasion) {
        boolean begins = occasion == Metering.Occasion.BEGIN;
        return metering.signs() && (begins || occasion == Metering.Occasion.END)
                ? metering.signed2(reading, occasion, metering.sign(charge, reading, begins))
                : metering.node(reading, occasion);
    }

    private static ObjectNode idToken(Charge.Driver driver) {
        return Json.of("idToken", driver.token()).put("type", driver.type());
    }

    @Override
    public String placeField() {
        return "evseId";
    }

    @Override
    public Permit readPermit(JsonNode answer) {
        return Permit.read(answer.path("idTokenInfo"));
    }

    @Override
    public TransactionAnswer readTransaction(JsonNode answer) {
        return new TransactionAnswer(null, readPermit(answer));
    }
}
