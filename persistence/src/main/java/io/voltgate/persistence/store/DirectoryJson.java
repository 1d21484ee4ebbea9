package io.voltgate.persistence.store;

import io.voltgate.engine.WorkingHours;
import io.voltgate.shard.EventCodec;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads the jsonb columns that operators and users fill. Stateless, for any thread. Working hours are
 * {"zone": "Europe/Berlin", "monday": [["08:00", "20:00"]], ...}, a day that is missing is closed; notification preferences are
 * {"SessionEnded": false}, an event that is missing is wanted.
 */
final class DirectoryJson {
    private DirectoryJson() {}

    /** Null stands for always; throws IllegalArgumentException, with the reason, for what is no such object. */
    static @Nullable WorkingHours workingHours(@Nullable String json) {
        if (json == null) {
            return null;
        }
        JsonNode node = EventCodec.MAPPER.readTree(json);
        if (node.isNull() || (node.isObject() && node.isEmpty())) {
            return null;
        }
        Map<DayOfWeek, List<WorkingHours.Span>> days = new EnumMap<>(DayOfWeek.class);
        try {
            boolean named = false;
            for (DayOfWeek day : DayOfWeek.values()) {
                named |= node.has(day.name().toLowerCase(Locale.ROOT));
                List<WorkingHours.Span> spans = spans(node.path(day.name().toLowerCase(Locale.ROOT)));
                if (!spans.isEmpty()) {
                    days.put(day, spans);
                }
            }
            if (!named) {
                throw new IllegalArgumentException("no weekday is named");
            }
            return new WorkingHours(ZoneId.of(node.path("zone").asString("UTC")), Map.copyOf(days));
        } catch (DateTimeException | JacksonException unreadable) {
            throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
        }
    }

    private static List<WorkingHours.Span> spans(JsonNode day) {
        if (!day.isArray() && !day.isNull() && !day.isMissingNode()) {
            throw new IllegalArgumentException("a day is a list of spans");
        }
        List<WorkingHours.Span> spans = new ArrayList<>();
        for (JsonNode span : day.values()) {
            if (span.size() != 2) {
                throw new IllegalArgumentException("a span is [\"from\", \"until\"]");
            }
            spans.add(new WorkingHours.Span(
                    time(span.get(0).asString()), time(span.get(1).asString())));
        }
        return List.copyOf(spans);
    }

    /** 24:00 is the midnight at the day's end. */
    private static LocalTime time(String text) {
        return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    /** The names of the events that the user does not want to be told of. */
    static Set<String> muted(@Nullable String json) {
        Set<String> muted = new HashSet<>();
        if (json != null) {
            for (Map.Entry<String, JsonNode> preference :
                    EventCodec.MAPPER.readTree(json).properties()) {
                if (preference.getValue().isBoolean() && !preference.getValue().booleanValue()) {
                    muted.add(preference.getKey());
                }
            }
        }
        return Set.copyOf(muted);
    }
}
