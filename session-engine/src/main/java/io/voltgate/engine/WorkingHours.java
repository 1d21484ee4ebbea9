package io.voltgate.engine;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/**
 * When a station is open, by weekday in its own time zone. A value of the {@link Directory}. A day without spans is closed; a
 * span that ends at or before its start ends on the next day.
 */
public record WorkingHours(ZoneId zone, Map<DayOfWeek, List<Span>> days) {
    /** Open from (included) until (excluded). */
    public record Span(LocalTime from, LocalTime until) {
        boolean overnight() {
            return !until.isAfter(from);
        }

        boolean coversSameDay(LocalTime time) {
            return !time.isBefore(from) && (overnight() || time.isBefore(until));
        }

        boolean coversNextDay(LocalTime time) {
            return overnight() && time.isBefore(until);
        }
    }

    public boolean openAt(long epochMs) {
        ZonedDateTime local = Instant.ofEpochMilli(epochMs).atZone(zone);
        LocalTime time = local.toLocalTime();
        DayOfWeek today = local.getDayOfWeek();
        return days.getOrDefault(today, List.of()).stream().anyMatch(span -> span.coversSameDay(time))
                || days.getOrDefault(today.minus(1), List.of()).stream().anyMatch(span -> span.coversNextDay(time));
    }
}
