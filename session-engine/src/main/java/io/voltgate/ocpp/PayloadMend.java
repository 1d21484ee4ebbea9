package io.voltgate.ocpp;

import io.voltgate.domain.Deviation;
import io.voltgate.domain.Unit;
import io.voltgate.ocpp.v16.SampledValue;
import io.voltgate.ocpp.v2.type.SampledValueType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts right in a payload what costs more than itself: a sample that can't be read would cost the whole message, a field that is
 * missing would cost what the others say. Immutable, for any thread. It adds nothing that a reader could take for said.
 */
final class PayloadMend {
    private static final String VALUE = "value";
    private static final String UNIT = "unit";
    private static final String SAMPLES = "sampledValue";
    private static final String TRANSACTION = "transactionId";
    /** The station never learnt the id: OCPP 1.6, errata 3.18. */
    private static final long NO_TRANSACTION = -1;

    private static final Pattern NUMBER_AND_UNIT =
            Pattern.compile("\\s*([+-]?\\d{1,40}(?:\\.\\d{1,40})?)\\s*([A-Za-z%°][A-Za-z.%°]{0,19})?\\s*");
    private static final List<String> NEEDED_16 = List.of("chargePointVendor", "chargePointModel");
    private static final List<String> NEEDED_2 = List.of("vendorName", "model");
    private static final Map<String, String> OF_16 = Map.of(
            "chargePointVendor", "vendorName",
            "chargePointModel", "model",
            "chargePointSerialNumber", "serialNumber",
            "firmwareVersion", "firmwareVersion");

    private final OcppVersion version;
    private final JsonMapper mapper;

    PayloadMend(OcppVersion version, JsonMapper mapper) {
        this.version = version;
        this.mapper = mapper;
    }

    void mend(ObjectNode payload, Leniency leniency) {
        meterValues(payload, "meterValue", leniency);
        meterValues(payload, "transactionData", leniency);
        switch (leniency.action) {
            case "BootNotification" -> boot(payload, leniency);
            case "StopTransaction" -> transaction(payload, true, leniency);
            case "MeterValues" -> transaction(payload, false, leniency);
            case "TransactionEvent" -> fill(payload, "triggerReason", "", Deviation.TRIGGER_REASON_MISSING, leniency);
            case "StatusNotification" -> status(payload, leniency);
            default -> {
                // No message but these has a field that can be missing.
            }
        }
    }

    private static void fill(ObjectNode node, String field, String value, Deviation missing, Leniency leniency) {
        if (!node.hasNonNull(field)) {
            leniency.seen.add(missing);
            node.put(field, value);
        }
    }

    /** A boot is never refused for what it leaves out, says too long or says as another version does (quirks 4, 29). */
    private void boot(ObjectNode payload, Leniency leniency) {
        ObjectNode info = payload;
        if (version != OcppVersion.V16) {
            fill(payload, "reason", "Unknown", Deviation.BOOT_FIELD_MISSING, leniency);
            info = payload.get("chargingStation") instanceof ObjectNode said ? said : info16(payload, leniency);
        }
        for (String field : version == OcppVersion.V16 ? NEEDED_16 : NEEDED_2) {
            fill(info, field, "", Deviation.BOOT_FIELD_MISSING, leniency);
        }
        for (String field : List.copyOf(info.propertyNames())) {
            String text = info.path(field).isString() ? info.path(field).stringValue() : "";
            if (text.length() > TolerantRules.MAX_TEXT) {
                leniency.seen.add(Deviation.BOOT_TEXT_TOO_LONG);
                info.put(field, text.substring(0, TolerantRules.MAX_TEXT));
            }
        }
    }

    /** What a station says of itself in the words of OCPP 1.6, in those of 2.x. */
    private static ObjectNode info16(ObjectNode payload, Leniency leniency) {
        ObjectNode info = payload.putObject("chargingStation");
        OF_16.forEach((of16, of2) -> {
            if (payload.path(of16).isString()) {
                leniency.seen.add(Deviation.OTHER_VERSIONS_MESSAGE);
                info.put(of2, payload.remove(of16).stringValue());
            }
        });
        return info;
    }

    /** Status reports of 1.6 may leave out the error. */
    private void status(ObjectNode payload, Leniency leniency) {
        if (version == OcppVersion.V16) {
            fill(payload, "errorCode", "NoError", Deviation.VALUE_MISSING, leniency);
        }
    }

    /** The ids of 1.6 are whole numbers; what is none stands for an id that the station never learnt (quirk 40). */
    private void transaction(ObjectNode payload, boolean required, Leniency leniency) {
        JsonNode id = payload.path(TRANSACTION);
        if (version != OcppVersion.V16 || (id.isIntegralNumber() && id.canConvertToLong())) {
            return;
        }
        boolean said = payload.hasNonNull(TRANSACTION);
        if (said) {
            leniency.seen.add(Deviation.TRANSACTION_ID_TYPE);
        } else if (required) {
            leniency.seen.add(Deviation.TRANSACTION_ID_MISSING);
        }
        Matcher number = NUMBER_AND_UNIT.matcher(id.isContainer() ? "" : id.asString());
        BigDecimal whole = number.matches() && number.group(2) == null ? new BigDecimal(number.group(1)) : null;
        if (whole != null && whole.remainder(BigDecimal.ONE).signum() == 0 && whole.precision() <= 18) {
            payload.put(TRANSACTION, whole.longValue());
        } else if (required) {
            payload.put(TRANSACTION, NO_TRANSACTION);
        } else {
            payload.remove(TRANSACTION);
        }
    }

    private void meterValues(ObjectNode payload, String field, Leniency leniency) {
        JsonNode values = payload.path(field);
        if (values instanceof ObjectNode single) {
            payload.putArray(field).add(single);
            leniency.seen.add(Deviation.VALUE_TYPE);
            values = payload.path(field);
        }
        if (!(values instanceof ArrayNode list)) {
            if (!values.isMissingNode() && !values.isNull()) {
                leniency.seen.add(Deviation.SAMPLE_UNREADABLE);
                payload.putArray(field);
            }
            return;
        }
        list.removeIf(value -> !value.isObject());
        list.forEach(value -> samples((ObjectNode) value, leniency));
    }

    private void samples(ObjectNode meterValue, Leniency leniency) {
        JsonNode said = meterValue.path(SAMPLES);
        ArrayNode samples;
        if (said instanceof ArrayNode list) {
            samples = list;
        } else {
            samples = meterValue.putArray(SAMPLES);
            if (said.isObject()) {
                samples.add(said);
            }
        }
        if (samples.isEmpty()) {
            leniency.seen.add(Deviation.SAMPLES_EMPTY);
        }
        int told = samples.size();
        if (samples.removeIf(sample -> !readable(sample, leniency)).size() < told) {
            leniency.seen.add(Deviation.SAMPLE_UNREADABLE);
        }
    }

    /** Whether the sample can be read by itself; its value is made a number where the version wants one. */
    private boolean readable(JsonNode sample, Leniency leniency) {
        if (!(sample instanceof ObjectNode object) || object.path(VALUE).isContainer()) {
            return false;
        }
        if (version != OcppVersion.V16 && object.path(VALUE).isString() && !numbered(object, leniency)) {
            return false;
        }
        try {
            Leniency apart = new Leniency(version, leniency.action, leniency.seen);
            Class<? extends Wire> type = version == OcppVersion.V16 ? SampledValue.class : SampledValueType.class;
            Wire wire = mapper.readerFor(type)
                    .withAttribute(LenientMapper.LENIENCY, apart)
                    .readValue(object);
            wire.check(new TolerantRules(apart));
            return true;
        } catch (JacksonException | Check.Violation unreadable) {
            return false;
        }
    }

    private static boolean numbered(ObjectNode sample, Leniency leniency) {
        Matcher number = NUMBER_AND_UNIT.matcher(sample.path(VALUE).stringValue());
        if (!number.matches()) {
            return false;
        }
        String unit = number.group(2);
        if (unit != null) {
            if (Unit.of(unit).isEmpty()) {
                return false;
            }
            leniency.seen.add(Deviation.UNIT_IN_VALUE);
            sample.putObject("unitOfMeasure").put(UNIT, unit);
        } else {
            leniency.seen.add(Deviation.SAMPLE_PADDED);
        }
        sample.put(VALUE, new BigDecimal(number.group(1)));
        return true;
    }
}
