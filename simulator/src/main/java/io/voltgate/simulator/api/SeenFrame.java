package io.voltgate.simulator.api;

import io.voltgate.simulator.link.FrameTap.Direction;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A frame as it passed on the wire. An immutable value. What can't be read as a frame of OCPP-J has the type 0 and is kept as it was.
 *
 * @param type 2 CALL, 3 CALLRESULT, 4 CALLERROR, 5 CALLRESULTERROR, 6 SEND, 0 none of these
 * @param id the message id, empty where there is none
 * @param action of a call; of an answer the action that it answers, empty where that was never seen
 */
public record SeenFrame(Direction direction, Instant at, String text, int type, String id, String action) {
    private static final JsonMapper JSON = JsonMapper.shared();

    public boolean isFromServer() {
        return direction == Direction.FROM_SERVER;
    }

    /** Whether it is a call of this action, whoever sent it. */
    public boolean isCall(String wanted) {
        return type == 2 && action.equals(wanted);
    }

    /** Whether it is a CALLRESULT to a call of this action. */
    public boolean isResultOf(String wanted) {
        return type == 3 && action.equals(wanted);
    }

    /** The payload of a call or a CALLRESULT; missing where there is none. */
    public JsonNode payload() {
        try {
            JsonNode frame = JSON.readTree(text);
            return switch (type) {
                case 2, 6 -> frame.path(3);
                case 3 -> frame.path(2);
                default -> MissingNode.getInstance();
            };
        } catch (JacksonException unreadable) {
            return MissingNode.getInstance();
        }
    }

    /** The value at a path of the payload such as "transactionInfo.transactionId" or "meterValue.0.timestamp", empty where there is none. */
    public String text(String path) {
        JsonNode node = payload();
        for (String name : path.split("\\.", -1)) {
            node = node.isArray() && name.matches("\\d{1,9}") ? node.path(Integer.parseInt(name)) : node.path(name);
        }
        return node.isValueNode() && !node.isNull() ? node.asString() : "";
    }

    @Override
    public String toString() {
        return at + (isFromServer() ? " <- " : " -> ") + text;
    }
}
