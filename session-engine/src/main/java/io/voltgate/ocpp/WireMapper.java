package io.voltgate.ocpp;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The wire records of one version to JSON text and back, with every fault of the text turned into the error code of OCPP. Immutable,
 * for any thread. Fields are written in the schema's order, decimals are exact, and what goes in or out has passed the rules.
 */
final class WireMapper {
    static final String CUSTOM_DATA = "customData";
    private static final String VENDOR_ID = CUSTOM_DATA + ".vendorId";
    private static final int MAX_VENDOR_ID = 255;

    private final OcppVersion version;
    private final Rules incoming;
    private final Rules outgoing;
    private final JsonMapper mapper;

    /**
     * A mapper of a version.
     *
     * @param orders for records whose fields stand in another order in this version: a class with the order as its annotation
     */
    WireMapper(OcppVersion version, Map<Class<?>, Class<?>> orders) {
        this.version = version;
        this.incoming = StrictRules.reading(version);
        this.outgoing = StrictRules.sending(version);
        JsonMapper.Builder builder = builder(orders);
        if (version != OcppVersion.V16) {
            builder.addHandler(new CustomData());
        }
        this.mapper = builder.build();
    }

    /** What every mapper of a version has in common. */
    static JsonMapper.Builder builder(Map<Class<?>, Class<?>> orders) {
        JsonMapper.Builder builder = JsonMapper.builder()
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
        orders.forEach(builder::addMixIn);
        return builder;
    }

    /** Every object of OCPP 2.x may carry customData, which nothing is known of but its vendor (2.0.1 Part 4, 9). */
    private static final class CustomData extends DeserializationProblemHandler {
        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                ValueDeserializer<?> deserializer,
                Object beanOrClass,
                String name) {
            if (!name.equals(CUSTOM_DATA)) {
                return false;
            }
            JsonNode data = context.readTree(parser);
            if (data.isNull()) {
                return true;
            }
            if (!data.isObject()) {
                throw violation(parser, ErrorCode.TYPE_CONSTRAINT_VIOLATION, CUSTOM_DATA, "has the wrong type");
            }
            JsonNode vendor = data.path("vendorId");
            if (vendor.isMissingNode() || vendor.isNull()) {
                throw violation(parser, ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, VENDOR_ID, "is required");
            }
            if (!vendor.isString()) {
                throw violation(parser, ErrorCode.TYPE_CONSTRAINT_VIOLATION, VENDOR_ID, "has the wrong type");
            }
            String named = vendor.stringValue();
            if (named.codePointCount(0, named.length()) > MAX_VENDOR_ID) {
                throw violation(
                        parser,
                        ErrorCode.PROPERTY_CONSTRAINT_VIOLATION,
                        VENDOR_ID,
                        "has more than " + MAX_VENDOR_ID + " characters");
            }
            return true;
        }

        private static DatabindException violation(JsonParser parser, ErrorCode code, String field, String what) {
            return DatabindException.from(parser, "", new Check.Violation(code, field, what));
        }
    }

    String write(Wire wire) {
        if (wire instanceof Wire.Blank) {
            return "{}";
        }
        wire.check(outgoing);
        return mapper.writeValueAsString(wire);
    }

    /** Reads objects that are part of a text; throws {@link JacksonException} where one doesn't fit. The rules are for {@link #check}. */
    <T extends Wire> QuickReader<T> part(Class<T> type) {
        ObjectReader reader = mapper.readerFor(type).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        return parser -> parser.nextToken() == JsonToken.START_OBJECT ? reader.readValue(parser) : null;
    }

    /** Whether what a {@link QuickReader} has read passes the rules; throws {@link Check.Violation} where it doesn't. */
    void check(Wire wire) {
        wire.check(incoming);
    }

    /** Reads a payload; null counts as an empty object (OCPP 2.0.1 Part 4, 4.1.5). */
    <T extends Wire> T read(String messageId, String payload, Class<T> type) {
        return read(messageId, payload, type, incoming);
    }

    /** Holds a payload that we are to send against its record; throws {@link OcppException} where it doesn't fit. */
    void checkOutgoing(String messageId, String payload, Class<? extends Wire> type) {
        var _ = read(messageId, payload, type, outgoing);
    }

    private <T extends Wire> T read(String messageId, String payload, Class<T> type, Rules rules) {
        String text = payload.equals("null") ? "{}" : payload;
        try {
            T wire = mapper.readValue(text, type);
            wire.check(rules);
            return wire;
        } catch (JacksonException unfit) {
            throw translate(version, messageId, unfit);
        } catch (Check.Violation violation) {
            throw violation.inMessage(messageId);
        }
    }

    static OcppException translate(OcppVersion version, String messageId, JacksonException unfit) {
        String path = unfit.getPath().stream().map(WireMapper::step).collect(Collectors.joining());
        if (unfit.getCause() instanceof Check.Violation violation) {
            String field = path + "." + violation.field();
            return new OcppException(violation.code(), messageId, named(field) + " " + violation.getMessage());
        }
        return path.isEmpty() ? ofPayload(messageId, unfit) : ofField(version, messageId, named(path), unfit);
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

    private static OcppException ofField(OcppVersion version, String messageId, String field, JacksonException unfit) {
        return switch (unfit) {
            case UnrecognizedPropertyException unknown ->
                new OcppException(ErrorCode.unknownField(version), messageId, field + " is not known");
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
