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
    private static final int FIELDS = 7;

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
        return whole ? new MeterValues.Req(connector, transaction, values) : null;
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
        @Nullable String[] fields = new String[FIELDS];
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            int field = place(name);
            String text = field < 0 || fields[field] != null ? null : text(field);
            if (text == null) {
                return null;
            }
            fields[field] = text;
        }
        String value = fields[0];
        return parser.currentToken() == JsonToken.END_OBJECT && value != null
                ? new SampledValue(value, fields[1], fields[2], fields[3], fields[4], fields[5], fields[6])
                : null;
    }

    /** The first field is the reading, all others are words. */
    private @Nullable String text(int field) {
        return field == 0 ? QuickReader.text(parser) : SampledValue.WORDS.next(parser);
    }

    /** The place of a field in the record; below 0 where it has none of this name. */
    private static int place(String field) {
        return switch (field) {
            case "value" -> 0;
            case "context" -> 1;
            case "format" -> 2;
            case "measurand" -> 3;
            case "phase" -> 4;
            case "location" -> 5;
            case "unit" -> 6;
            default -> -1;
        };
    }
}
