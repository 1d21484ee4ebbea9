package io.voltgate.ocpp;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Wire records to JSON text and back, with every fault of the text turned into the error code of OCPP. Stateless, for any
 * thread. Fields are written in the record's order, decimals are exact, and what a record doesn't know is ignored.
 */
final class WireMapper {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private WireMapper() {}

    static String write(Object wire) {
        return MAPPER.writeValueAsString(wire);
    }

    /** Reads a payload; null counts as an empty object (OCPP 2.0.1 Part 4, 4.1.5). */
    static <T> T read(String messageId, String payload, Class<T> type) {
        String text = payload.equals("null") ? "{}" : payload;
        try {
            return MAPPER.readValue(text, type);
        } catch (JacksonException unfit) {
            throw translate(messageId, unfit);
        }
    }

    private static OcppException translate(String messageId, JacksonException unfit) {
        String path = unfit.getPath().stream().map(WireMapper::step).collect(Collectors.joining());
        if (unfit.getCause() instanceof Check.Violation violation) {
            String field = path + "." + violation.field();
            return new OcppException(violation.code(), messageId, named(field) + " " + violation.getMessage());
        }
        return path.isEmpty() ? ofPayload(messageId, unfit) : ofField(messageId, named(path), unfit);
    }

    private static OcppException ofPayload(String messageId, JacksonException unfit) {
        return switch (unfit) {
            case DatabindException noObject ->
                new OcppException(ErrorCode.PROTOCOL_ERROR, messageId, "the payload is not an object");
            case StreamConstraintsException beyondLimits ->
                new OcppException(
                        ErrorCode.FORMAT_VIOLATION, messageId, "the payload has a number or text of excessive length");
            default -> new OcppException(ErrorCode.FORMAT_VIOLATION, messageId, "the payload is not well-formed JSON");
        };
    }

    private static OcppException ofField(String messageId, String field, JacksonException unfit) {
        return switch (unfit) {
            case InputCoercionException beyondRange ->
                new OcppException(ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, messageId, field + " is beyond its range");
            case StreamConstraintsException beyondLimits ->
                new OcppException(ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, messageId, field + " is too large");
            case StreamReadException malformed ->
                new OcppException(ErrorCode.FORMAT_VIOLATION, messageId, field + " is not well-formed JSON");
            default -> new OcppException(ErrorCode.TYPE_CONSTRAINT_VIOLATION, messageId, field + " has the wrong type");
        };
    }

    private static String step(JacksonException.Reference reference) {
        return reference.getPropertyName() == null
                ? "[" + reference.getIndex() + "]"
                : "." + reference.getPropertyName();
    }

    private static String named(String path) {
        return path.startsWith(".") ? path.substring(1) : path;
    }
}
