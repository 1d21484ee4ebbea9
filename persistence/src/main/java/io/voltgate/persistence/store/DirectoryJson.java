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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes the jsonb columns that operators and users fill. Stateless, for any thread. Working hours are
 * {"zone": "Europe/Berlin", "days": {"monday": [{"from": "08:00", "until": "20:00"}]}}, a day that is missing is closed; notification preferences are
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
            JsonNode named = node.path("days");
            if (!named.isObject()) {
                throw new IllegalArgumentException("no days are named");
            }
            for (DayOfWeek day : DayOfWeek.values()) {
                List<WorkingHours.Span> spans = spans(named.path(name(day)));
                if (!spans.isEmpty()) {
                    days.put(day, spans);
                }
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
            spans.add(new WorkingHours.Span(
                    time(span.path("from").asString("")),
                    time(span.path("until").asString(""))));
        }
        return List.copyOf(spans);
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    /** The JSON that {@link #workingHours} reads. */
    static String write(WorkingHours hours) {
        ObjectNode node = EventCodec.MAPPER.createObjectNode();
        node.put("zone", hours.zone().getId());
        ObjectNode days = node.putObject("days");
        hours.days().forEach((day, spans) -> {
            ArrayNode list = days.putArray(name(day));
            spans.forEach(span -> list.addObject()
                    .put("from", span.from().toString())
                    .put("until", span.until().toString()));
        });
        return node.toString();
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
