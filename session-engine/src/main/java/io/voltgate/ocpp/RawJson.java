package io.voltgate.ocpp;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.databind.JsonNode;

/**
 * A field that may hold any JSON, such as the data of DataTransfer in OCPP 2.x. A value. Its text is one well-formed
 * JSON value, and numbers keep all their digits.
 */
public record RawJson(@JsonValue @JsonRawValue String text) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static RawJson of(JsonNode value) {
        return new RawJson(value.toString());
    }

    /** Text on its way out, which goes as it is; throws {@link Check.Violation} where it isn't one JSON value. */
    public static RawJson checked(String field, String text) {
        Check.that(field, isOneValue(text), "is not well-formed JSON");
        return new RawJson(text);
    }

    /** A wire record as it would go out. */
    public static RawJson written(Object wire) {
        return new RawJson(WireMapper.write(wire));
    }

    private static boolean isOneValue(String text) {
        try {
            return WireMapper.read("", "[" + text + "]", JsonNode[].class).length == 1;
        } catch (OcppException malformed) {
            return false;
        }
    }
}
