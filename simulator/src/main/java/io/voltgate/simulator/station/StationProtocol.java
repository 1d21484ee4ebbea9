package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a station says in its version of OCPP, and how it reads and obeys what it hears. Owned by its station. Payloads are built here on their
 * own, not with the gateway's records, so that one checks the other.
 */
interface StationProtocol {
    /** What is written on the station's plate. */
    record Nameplate(String vendor, String model, String serial, String firmware) {}

    /** The answer to a boot; the interval is in seconds. */
    record BootAnswer(boolean accepted, int intervalSeconds) {}

    /**
     * What the answer to a transaction message says.
     *
     * @param transactionId given by the gateway in OCPP 1.6, else null
     * @param permit of its token; the status is empty where it says nothing
     */
    record TransactionAnswer(@Nullable String transactionId, Permit permit) {}

    OcppVersion version();

    /** The boot; its reason is a word of OCPP 2.0.1, and 1.6 doesn't tell it. */
    Said boot(Nameplate plate, String reason);

    default Said heartbeat() {
        return Said.plain("Heartbeat", Json.object());
    }

    String statusWord(PlugState state);

    /** The error code is a word of OCPP 1.6, empty where there is no fault; 2.x doesn't tell it here. */
    Said status(int connector, PlugState state, String errorCode, long atMs);

    Said authorize(String token);

    /** The transaction message for this moment, if the version has one; it may begin the transaction. */
    Optional<Said> tell(Moment moment, Charge charge, Reading reading, String freshTransactionId);

    /** How readings are put into the version's words. */
    Metering metering();

    /** The field by which messages say where something is. */
    String placeField();

    /** The meter's reading without a transaction. */
    default Said meterValues(int connector, Reading reading, Metering.Occasion occasion) {
        ObjectNode payload = Json.object().put(placeField(), connector);
        payload.putArray("meterValue").addRawValue(metering().node(reading, occasion));
        return Said.plain("MeterValues", payload);
    }

    default BootAnswer readBoot(JsonNode answer) {
        return new BootAnswer(Json.text(answer, "status").equals("Accepted"), Json.number(answer, "interval", 0));
    }

    /** What an answer says of the token; its status is empty where it says nothing. */
    Permit readPermit(JsonNode answer);

    TransactionAnswer readTransaction(JsonNode answer);
}
