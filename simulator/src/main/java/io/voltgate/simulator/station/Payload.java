package io.voltgate.simulator.station;

import io.voltgate.ocpp.ErrorCode;
import io.voltgate.ocpp.OcppException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what an order must tell. Stateless. What is missing or of the wrong type becomes the CALLERROR that the standard names. */
final class Payload {
    private Payload() {}

    static String required(JsonNode payload, String field) {
        String text = Json.text(payload, field);
        if (text.isEmpty()) {
            throw new OcppException(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, null, field + " is missing");
        }
        return text;
    }

    static int requiredNumber(JsonNode payload, String field) {
        String text = required(payload, field);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException wrong) {
            throw new OcppException(ErrorCode.TYPE_CONSTRAINT_VIOLATION, null, field + " is not a whole number");
        }
    }

    /** Answers each row of a list, which must not be empty. */
    static List<ObjectNode> each(JsonNode payload, String field, Function<JsonNode, ObjectNode> answer) {
        if (payload.path(field).isEmpty()) {
            throw new OcppException(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, null, field + " is missing");
        }
        List<ObjectNode> answers = new ArrayList<>();
        payload.path(field).forEach(row -> answers.add(answer.apply(row)));
        return answers;
    }
}
