package io.voltgate.ocpp;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.databind.JsonNode;

/**
 * A piece of JSON of any kind inside a wire record, such as the data of DataTransfer in OCPP 2.x. A value. Its text is always
 * well-formed and goes out as it stands; numbers keep all their digits.
 */
public record JsonText(@JsonValue @JsonRawValue String text) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static JsonText of(JsonNode node) {
        return new JsonText(node.toString());
    }

    /** Text of ours on its way out; throws {@link Check.Violation} where it is not one JSON value. */
    public static JsonText parse(String field, String text) {
        try {
            return of(WireMapper.read("", text, JsonNode.class));
        } catch (OcppException malformed) {
            throw Check.violation(field, "is not well-formed JSON");
        }
    }

    /** A wire record as JSON text. */
    public static JsonText write(Object wire) {
        return new JsonText(WireMapper.write(wire));
    }
}
