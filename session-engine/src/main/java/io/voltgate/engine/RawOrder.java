package io.voltgate.engine;

import io.voltgate.domain.Command;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the engine must know of a raw message: the number by which the station's later messages name it, and what it asks for.
 * Stateless. A payload that can't be read has neither; the dialect refuses it when it is to be sent.
 */
final class RawOrder {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private RawOrder() {}

    /** The number that the backend chose for it: remoteStartId or requestId. */
    static Optional<Integer> number(Command.Raw raw) {
        String field = raw.action().equals("RequestStartTransaction") ? "remoteStartId" : "requestId";
        return field(raw, field).filter(JsonNode::canConvertToInt).map(JsonNode::intValue);
    }

    /** The EVSE that it is about, in OCPP 2.x. */
    static Optional<Integer> evse(Command.Raw raw) {
        return field(raw, "evseId").filter(JsonNode::canConvertToInt).map(JsonNode::intValue);
    }

    /** The message that it triggers, empty where it triggers none. */
    static String triggered(Command.Raw raw) {
        return raw.action().equals("TriggerMessage") || raw.action().equals("ExtendedTriggerMessage")
                ? field(raw, "requestedMessage")
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .orElse("")
                : "";
    }

    private static Optional<JsonNode> field(Command.Raw raw, String name) {
        try {
            return Optional.ofNullable(MAPPER.readTree(raw.payload()).get(name));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
