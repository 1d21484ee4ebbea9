package io.voltgate.simulator.station;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a station is to support the grid (OCPP 2.1, SetDERControl). A value. Of two that hold at once the lower priority number counts.
 *
 * @param startMs 0 where it holds at once
 * @param endMs {@link Long#MAX_VALUE} where it doesn't end
 * @param told what the type of control consists of, as it came
 */
record DerControl(String id, String type, boolean isDefault, int priority, long startMs, long endMs, JsonNode told) {
    /** Where each type of control has its content; all other types are curves. */
    private static final Map<String, String> FIELDS = Map.of(
            "EnterService", "enterService",
            "FixedPFAbsorb", "fixedPFAbsorb",
            "FixedPFInject", "fixedPFInject",
            "FixedVar", "fixedVar",
            "FreqDroop", "freqDroop",
            "Gradients", "gradient",
            "LimitMaxDischarge", "limitMaxDischarge");

    private static final String CURVE = "curve";

    private static String field(String type) {
        return FIELDS.getOrDefault(type, CURVE);
    }

    /** Null where the content of its type is missing. */
    static @Nullable DerControl read(JsonNode payload, long nowMs) {
        String type = Payload.required(payload, "controlType");
        JsonNode told = payload.path(field(type));
        if (!told.isObject()) {
            return null;
        }
        long start = Math.max(nowMs, Json.moment(Json.text(told, "startTime")));
        JsonNode duration = told.path("duration");
        boolean isDefault = payload.path("isDefault").asBoolean(false);
        return new DerControl(
                Payload.required(payload, "controlId"),
                type,
                isDefault,
                Json.number(told, "priority", 0),
                start,
                isDefault || !duration.isNumber()
                        ? Long.MAX_VALUE
                        : start + duration.decimalValue().movePointRight(3).longValue(),
                told);
    }

    boolean overlaps(DerControl other) {
        return type.equals(other.type)
                && isDefault == other.isDefault
                && startMs < other.endMs
                && other.startMs < endMs;
    }

    /** Whether this one counts where both would hold; a newer one wins over its equal. */
    boolean beats(DerControl older) {
        return overlaps(older) && priority <= older.priority;
    }

    /** Whether this is its time; a default's always is. */
    boolean isDue(long nowMs) {
        return isDefault || (startMs <= nowMs && nowMs < endMs);
    }

    /** The name under which ReportDERControl has it. */
    String reportedAs() {
        return field(type);
    }

    /** A row of ReportDERControl. */
    ObjectNode row(boolean superseded) {
        ObjectNode row = Json.of("id", id);
        boolean plain = type.equals("EnterService") || type.equals("Gradients");
        if (!plain) {
            row.put("isDefault", isDefault).put("isSuperseded", superseded);
        }
        if (reportedAs().equals(CURVE)) {
            row.put("curveType", type);
        }
        String content = type.startsWith("FixedPF") ? "fixedPF" : reportedAs();
        row.set(content, told);
        return row;
    }
}
