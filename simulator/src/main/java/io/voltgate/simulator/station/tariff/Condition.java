package io.voltgate.simulator.station.tariff;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * When a price holds (OCPP 2.1, TariffConditionsType). A value. All that it says must fit at the beginning of what is priced; times of day
 * are UTC, as the station's clock.
 *
 * @param least by name, what a total or the power must have reached
 * @param below by name, what it must not have reached yet
 */
record Condition(
        LocalTime from,
        LocalTime until,
        Set<DayOfWeek> days,
        LocalDate validFrom,
        LocalDate validTo,
        String evseKind,
        Map<String, BigDecimal> least,
        Map<String, BigDecimal> below) {
    private static final Set<String> TOTALS = Set.of("Energy", "Power", "Time", "ChargingTime", "IdleTime");
    private static final Set<String> PLAIN = Set.of(
            "startTimeOfDay", "endTimeOfDay", "dayOfWeek", "validFromDate", "validToDate", "evseKind", "customData");

    /** How things stand: watt-hours, watts and seconds by the names of the conditions. */
    record Situation(long atMs, String evseKind, Map<String, BigDecimal> totals) {}

    static Condition read(JsonNode tree) throws Unsupported {
        for (String name : tree.propertyNames()) {
            boolean total = name.matches("(min|max).+") && TOTALS.contains(name.substring(3));
            if (!total && !PLAIN.contains(name)) {
                throw new Unsupported("ConditionNotSupported");
            }
        }
        try {
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            for (JsonNode day : tree.path("dayOfWeek")) {
                days.add(DayOfWeek.valueOf(day.asString().toUpperCase(Locale.ROOT)));
            }
            return new Condition(
                    LocalTime.parse(tree.path("startTimeOfDay").asString("00:00")),
                    LocalTime.parse(tree.path("endTimeOfDay").asString("00:00")),
                    Set.copyOf(days),
                    LocalDate.parse(tree.path("validFromDate").asString("0000-01-01")),
                    LocalDate.parse(tree.path("validToDate").asString("9999-12-31")),
                    tree.path("evseKind").asString(""),
                    bounds(tree, "min"),
                    bounds(tree, "max"));
        } catch (DateTimeParseException | IllegalArgumentException unreadable) {
            throw new Unsupported("Rejected");
        }
    }

    private static Map<String, BigDecimal> bounds(JsonNode tree, String prefix) {
        Map<String, BigDecimal> bounds = new TreeMap<>();
        for (String name : TOTALS) {
            JsonNode bound = tree.path(prefix + name);
            if (bound.isNumber()) {
                bounds.put(name, bound.decimalValue());
            }
        }
        return bounds;
    }

    boolean fits(Situation now) {
        ZonedDateTime moment = Instant.ofEpochMilli(now.atMs()).atZone(ZoneOffset.UTC);
        LocalDate date = moment.toLocalDate();
        return isWithin(moment.toLocalTime())
                && (days.isEmpty() || days.contains(moment.getDayOfWeek()))
                && !date.isBefore(validFrom)
                && date.isBefore(validTo)
                && (evseKind.isEmpty() || evseKind.equals(now.evseKind()))
                && least.entrySet().stream()
                        .allMatch(each -> total(now, each.getKey()).compareTo(each.getValue()) >= 0)
                && below.entrySet().stream()
                        .allMatch(each -> total(now, each.getKey()).compareTo(each.getValue()) < 0);
    }

    private static BigDecimal total(Situation now, String name) {
        return now.totals().getOrDefault(name, BigDecimal.ZERO);
    }

    /** A night goes over midnight; equal times are the whole day. */
    private boolean isWithin(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(until);
        return from.isBefore(until) ? begun && !over : from.equals(until) || begun || !over;
    }
}
