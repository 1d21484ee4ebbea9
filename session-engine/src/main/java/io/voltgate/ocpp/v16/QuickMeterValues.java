package io.voltgate.ocpp.v16;

import io.voltgate.ocpp.QuickReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * MeterValues as nearly all stations send them: each field at most once, and of its type. Used for one payload, by the thread that reads
 * it. It gives up at the first token that it doesn't expect.
 */
final class QuickMeterValues {
    private final JsonParser parser;

    private QuickMeterValues(JsonParser parser) {
        this.parser = parser;
    }

    static MeterValues.@Nullable Req read(JsonParser parser) {
        return parser.nextToken() == JsonToken.START_OBJECT ? new QuickMeterValues(parser).request() : null;
    }

    private MeterValues.@Nullable Req request() {
        Integer connector = null;
        Long transaction = null;
        List<MeterValue> values = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            switch (name) {
                case "connectorId" -> {
                    if (connector != null || !isWhole(JsonParser.NumberType.INT)) {
                        return null;
                    }
                    connector = parser.getIntValue();
                }
                case "transactionId" -> {
                    if (transaction != null || !isWhole(JsonParser.NumberType.LONG)) {
                        return null;
                    }
                    transaction = parser.getLongValue();
                }
                case "meterValue" -> {
                    values = values == null ? values() : null;
                    if (values == null) {
                        return null;
                    }
                }
                default -> {
                    return null;
                }
            }
        }
        boolean whole = parser.currentToken() == JsonToken.END_OBJECT && connector != null && values != null;
        return whole && parser.nextToken() == null ? new MeterValues.Req(connector, transaction, values) : null;
    }

    private boolean isWhole(JsonParser.NumberType widest) {
        return parser.nextToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType().compareTo(widest) <= 0;
    }

    private @Nullable List<MeterValue> values() {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            return null;
        }
        List<MeterValue> values = new ArrayList<>(1);
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            MeterValue value = value();
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return parser.currentToken() == JsonToken.END_ARRAY ? values : null;
    }

    private @Nullable MeterValue value() {
        String timestamp = null;
        List<SampledValue> samples = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (name.equals("timestamp") && timestamp == null) {
                timestamp = QuickReader.text(parser);
            } else if (name.equals("sampledValue") && samples == null) {
                samples = samples();
            } else {
                return null;
            }
        }
        boolean whole = parser.currentToken() == JsonToken.END_OBJECT && timestamp != null && samples != null;
        return whole ? new MeterValue(timestamp, samples) : null;
    }

    private @Nullable List<SampledValue> samples() {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            return null;
        }
        List<SampledValue> samples = new ArrayList<>();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            SampledValue sample = sample();
            if (sample == null) {
                return null;
            }
            samples.add(sample);
        }
        return parser.currentToken() == JsonToken.END_ARRAY ? samples : null;
    }

    private @Nullable SampledValue sample() {
        @Nullable String[] fields = new String[SampledField.values().length];
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            SampledField field = SampledField.named(name);
            if (field == null || fields[field.ordinal()] != null) {
                return null;
            }
            String text = QuickReader.text(parser);
            if (text == null) {
                return null;
            }
            fields[field.ordinal()] = text;
        }
        String value = fields[SampledField.VALUE.ordinal()];
        boolean whole = parser.currentToken() == JsonToken.END_OBJECT && value != null;
        return whole && value != null
                ? new SampledValue(
                        value,
                        fields[SampledField.CONTEXT.ordinal()],
                        fields[SampledField.FORMAT.ordinal()],
                        fields[SampledField.MEASURAND.ordinal()],
                        fields[SampledField.PHASE.ordinal()],
                        fields[SampledField.LOCATION.ordinal()],
                        fields[SampledField.UNIT.ordinal()])
                : null;
    }

    /** The fields of a sampled value. */
    private enum SampledField {
        VALUE,
        CONTEXT,
        FORMAT,
        MEASURAND,
        PHASE,
        LOCATION,
        UNIT;

        static @Nullable SampledField named(String name) {
            return switch (name) {
                case "value" -> VALUE;
                case "context" -> CONTEXT;
                case "format" -> FORMAT;
                case "measurand" -> MEASURAND;
                case "phase" -> PHASE;
                case "location" -> LOCATION;
                case "unit" -> UNIT;
                default -> null;
            };
        }
    }
}
