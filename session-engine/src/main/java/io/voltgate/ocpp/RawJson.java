package io.voltgate.ocpp;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * A field that may hold any JSON, such as the data of DataTransfer in OCPP 2.x. A value. Its text is one well-formed
 * JSON value, and numbers keep all their digits.
 */
public record RawJson(@JsonValue @JsonRawValue String text) {
    private static final JsonMapper PLAIN = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final JsonMapper STRICT = PLAIN.rebuild()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static RawJson of(JsonNode value) {
        return new RawJson(value.toString());
    }

    /** Text on its way out, which goes as it is; throws {@link Check.Violation} where it isn't one JSON value. */
    public static RawJson checked(String field, String text) {
        Check.that(field, isOneValue(text), "is not well-formed JSON");
        return new RawJson(text);
    }

    /** Text as a wire record, still to be checked; throws {@link Check.Violation} where it has none of its form. */
    public static <T extends Wire> T read(String field, String text, Class<T> type) {
        try {
            return STRICT.readValue(text, type);
        } catch (JacksonException unfit) {
            throw new Check.Violation(ErrorCode.TYPE_CONSTRAINT_VIOLATION, field, "has not the form of OCPP");
        }
    }

    /** A wire record as it would go out. */
    public static RawJson written(Object wire) {
        return new RawJson(PLAIN.writeValueAsString(wire));
    }

    private static boolean isOneValue(String text) {
        try {
            return PLAIN.readTree("[" + text + "]").size() == 1;
        } catch (JacksonException malformed) {
            return false;
        }
    }
}
