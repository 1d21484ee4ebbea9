package io.voltgate.ocpp;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.voltgate.domain.Deviation;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads payloads that the strict mapper refused, as far as they can be understood. Immutable, for any thread. What was forgiven is
 * named; what can't be forgiven is refused with the code that the standard has for it.
 */
final class LenientMapper {
    static final Object LENIENCY = Leniency.class;

    private final OcppVersion version;
    private final JsonMapper mapper;
    private final PayloadMend mend;

    LenientMapper(OcppVersion version, Map<Class<?>, Class<?>> orders) {
        this.version = version;
        JsonMapper.Builder builder = WireMapper.builder(orders)
                .enable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
                .enable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .changeDefaultNullHandling(nulls -> JsonSetter.Value.forContentNulls(Nulls.SKIP))
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.TryConvert)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.TryConvert))
                .addHandler(new Forgiving());
        this.mapper = builder.build();
        this.mend = new PayloadMend(version, mapper);
    }

    /** Passes over what isn't known, and takes for absent what can't be read. */
    private static final class Forgiving extends DeserializationProblemHandler {
        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                ValueDeserializer<?> deserializer,
                Object beanOrClass,
                String name) {
            JsonNode value = context.readTree(parser);
            Leniency leniency = leniency(context);
            if (!name.equals(WireMapper.CUSTOM_DATA) || leniency.version == OcppVersion.V16) {
                leniency.seen.add(Deviation.FIELD_UNKNOWN);
            } else if (!value.path("vendorId").isString()) {
                leniency.seen.add(Deviation.CUSTOM_DATA_WITHOUT_VENDOR);
            }
            return true;
        }

        @Override
        public Object handleWeirdStringValue(
                DeserializationContext context, Class<?> targetType, String value, String failure) {
            Leniency leniency = leniency(context);
            leniency.seen.add(Deviation.VALUE_UNREADABLE);
            String field = context.getParser().currentName();
            leniency.unreadable.add(field == null ? "" : field);
            return null;
        }

        private static Leniency leniency(DeserializationContext context) {
            return (Leniency) context.getAttribute(LENIENCY);
        }
    }

    /** Reads a payload; throws {@link OcppException} where it can't be understood. */
    <T extends Wire> T read(String messageId, String payload, Class<T> type, Leniency leniency) {
        try {
            if (!(mapper.readTree(payload.equals("null") ? "{}" : payload) instanceof ObjectNode tree)) {
                throw new OcppException(ErrorCode.PROTOCOL_ERROR, messageId, "the payload is not an object");
            }
            mend.mend(tree, leniency);
            T wire = bound(tree, type, leniency);
            if (leniency.words.isEmpty()) {
                return wire;
            }
            leniency.words.forEach(tree::put);
            return bound(tree, type, leniency);
        } catch (JacksonException unfit) {
            throw WireMapper.translate(version, messageId, unfit);
        } catch (Check.Violation violation) {
            throw violation.inMessage(messageId);
        }
    }

    private <T extends Wire> T bound(JsonNode tree, Class<T> type, Leniency leniency) {
        T wire = mapper.readerFor(type).withAttribute(LENIENCY, leniency).readValue(tree);
        wire.check(new TolerantRules(leniency));
        return wire;
    }
}
