package io.voltgate.gateway.backend;

import io.voltgate.domain.Activity;
import io.voltgate.domain.Energy;
import io.voltgate.domain.TariffPlan;
import io.voltgate.domain.TariffPlan.Component;
import io.voltgate.domain.TariffPlan.Conditions;
import io.voltgate.domain.TariffPlan.Range;
import io.voltgate.rating.Usage;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads tariffs, and usages to try them with, from the API's JSON. Stateless, for any thread. Prices are exact decimals: what has more
 * digits than are kept is refused, never rounded.
 */
final class TariffReader {
    private static final int CURRENCY = 3;
    private static final int MAX_NAME = 100;
    private static final int MIN_LANGUAGE = 2;
    private static final int MAX_LANGUAGE = 35;
    private static final int MAX_TEXTS = 10;
    private static final int MAX_TEXT = 1_024;
    private static final int MAX_ELEMENTS = 100;
    private static final int MAX_STEP = 1_000_000;
    private static final int MAX_TAXES = 10;
    private static final int MAX_STACK = 9;
    private static final int MAX_POINTS = 10_000;
    private static final int PRICE_DIGITS = 6;
    private static final int PERCENT_DIGITS = 4;
    private static final int KWH_DIGITS = 9;
    private static final BigDecimal MAX_PRICE = new BigDecimal("90000");
    private static final BigDecimal MAX_LIMIT = new BigDecimal("1000000");
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal MAX_KWH = new BigDecimal("1000000");
    private static final BigDecimal WH_PER_KWH = new BigDecimal("1000");

    private TariffReader() {}

    /** A tariff as an operator says it; from now on where no time is given. */
    record Said(TariffPlan plan, @Nullable Instant validFrom) {}

    static Said tariff(JsonNode body, String id) {
        return Fields.read(body, fields -> new Said(plan(fields, id), instant(fields.mayMoment("validFrom"))));
    }

    static @Nullable Instant instant(@Nullable Long epochMs) {
        return epochMs == null ? null : Instant.ofEpochMilli(epochMs);
    }

    private static TariffPlan plan(Fields fields, String id) {
        BigDecimal least = limit(fields, "minimum");
        BigDecimal most = limit(fields, "maximum");
        if (least != null && most != null && least.compareTo(most) > 0) {
            throw fields.invalid("maximum", "the maximum is below the minimum");
        }
        return new TariffPlan(
                id,
                0,
                read(
                        fields,
                        "currency",
                        CURRENCY,
                        "a currency code of ISO 4217 such as EUR is needed",
                        code -> Currency.getInstance(code).getCurrencyCode()),
                read(
                        fields,
                        "zone",
                        MAX_NAME,
                        "a time zone such as Europe/Berlin is needed",
                        name -> ZoneId.of(name).getId()),
                fields.mayObjects("description", MAX_TEXTS, TariffReader::text),
                fields.mayObjects("elements", MAX_ELEMENTS, TariffReader::element),
                steps(fields),
                least,
                most,
                fields.mayObjects("taxes", MAX_TAXES, TariffReader::tax),
                fields.flagOr("taxIncluded", true));
    }

    private static @Nullable BigDecimal limit(Fields fields, String name) {
        return fields.mayDecimal(name, BigDecimal.ZERO, MAX_LIMIT, PRICE_DIGITS).orElse(null);
    }

    private static <T> T read(Fields fields, String name, int max, String needed, Function<String, T> reader) {
        return mayRead(fields, name, max, needed, reader)
                .orElseThrow(() -> fields.invalid(name, "the field is missing"));
    }

    private static <T> Optional<T> mayRead(
            Fields fields, String name, int max, String needed, Function<String, T> reader) {
        try {
            return fields.mayText(name, 1, max).map(reader);
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            throw fields.invalid(name, needed);
        }
    }

    private static TariffPlan.Text text(Fields fields) {
        return new TariffPlan.Text(fields.text("language", MIN_LANGUAGE, MAX_LANGUAGE), fields.text("text", MAX_TEXT));
    }

    private static TariffPlan.Element element(Fields fields) {
        return new TariffPlan.Element(
                fields.constant("component", Component.values()),
                fields.decimal("price", BigDecimal.ZERO, MAX_PRICE, PRICE_DIGITS),
                fields.mayObject("when", TariffReader::conditions).orElse(null));
    }

    private static Conditions conditions(Fields fields) {
        LocalTime from = time(fields, "from");
        LocalTime until = time(fields, "until");
        if (from != null && from.equals(until)) {
            throw fields.invalid("until", "it is the same as from; leave both out for the whole day");
        }
        LocalDate first = date(fields, "validFrom");
        LocalDate end = date(fields, "validTo");
        if (first != null && end != null && !end.isAfter(first)) {
            throw fields.invalid("validTo", "it is not after validFrom");
        }
        return new Conditions(
                from,
                until,
                days(fields),
                first,
                end,
                range(fields, "energy"),
                range(fields, "power"),
                range(fields, "duration"),
                range(fields, "charging"),
                range(fields, "idle"));
    }

    /** 24:00 is the midnight at the day's end. */
    private static @Nullable LocalTime time(Fields fields, String name) {
        LocalTime time = mayRead(
                        fields,
                        name,
                        MAX_NAME,
                        "a time of day such as 22:00 is needed",
                        text -> text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text))
                .orElse(null);
        if (time != null && (time.getSecond() != 0 || time.getNano() != 0)) {
            throw fields.invalid(name, "a full minute is needed");
        }
        return time;
    }

    private static @Nullable LocalDate date(Fields fields, String name) {
        return mayRead(fields, name, MAX_NAME, "a date such as 2026-01-31 is needed", LocalDate::parse)
                .orElse(null);
    }

    private static @Nullable List<DayOfWeek> days(Fields fields) {
        try {
            return fields.mayTexts("days", DayOfWeek.values().length, MAX_NAME)
                    .map(days -> days.stream()
                            .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))
                            .toList())
                    .orElse(null);
        } catch (IllegalArgumentException unknown) {
            throw fields.invalid("days", "weekdays such as MONDAY are needed");
        }
    }

    private static @Nullable Range range(Fields fields, String name) {
        return fields.mayObject(name, TariffReader::range).orElse(null);
    }

    private static Range range(Fields fields) {
        int from = fields.mayInteger("from", 0, (int) TariffPlan.MAX_RANGE).orElse(0);
        Integer below =
                fields.mayInteger("below", 1, (int) TariffPlan.MAX_RANGE).orElse(null);
        if (below != null && below <= from) {
            throw fields.invalid("below", "it is not above from");
        }
        return new Range(from, below == null ? null : (Long) below.longValue());
    }

    private static List<TariffPlan.Step> steps(Fields fields) {
        List<TariffPlan.Step> steps = fields.mayObjects("steps", Component.values().length, TariffReader::step);
        Set<Component> seen = new HashSet<>();
        for (TariffPlan.Step step : steps) {
            if (!seen.add(step.component())) {
                throw fields.invalid("steps", "a component has more than one");
            }
        }
        return steps;
    }

    private static TariffPlan.Step step(Fields fields) {
        Component component = fields.constant("component", Component.values());
        if (component == Component.FLAT || component == Component.RESERVATION_FLAT) {
            throw fields.invalid("component", "energy and times are sold in portions, nothing else");
        }
        return new TariffPlan.Step(component, fields.integer("size", 1, MAX_STEP));
    }

    private static TariffPlan.Tax tax(Fields fields) {
        return new TariffPlan.Tax(
                fields.text("name", MAX_NAME),
                fields.decimal("percent", BigDecimal.ZERO, HUNDRED, PERCENT_DIGITS),
                fields.mayInteger("stack", 0, MAX_STACK).orElse(0));
    }

    /** A usage to try a tariff with; without an end it ends with the last reading. */
    static Usage usage(JsonNode body) {
        return Fields.read(body, fields -> {
            long start = fields.moment("start");
            List<Usage.Reading> curve = fields.mayObjects("readings", MAX_POINTS, TariffReader::reading);
            List<Usage.Change> activities = fields.mayObjects("activities", MAX_POINTS, TariffReader::change);
            Long end = fields.mayMoment("end");
            long last = curve.isEmpty() ? start : curve.getLast().atMs();
            Usage.Reservation reserved =
                    fields.mayObject("reservation", TariffReader::reservation).orElse(null);
            return Usage.of(start, end == null ? last : end, curve, activities).with(reserved);
        });
    }

    private static Usage.Reading reading(Fields fields) {
        BigDecimal kwh = fields.decimal("kwh", BigDecimal.ZERO, MAX_KWH, KWH_DIGITS);
        return new Usage.Reading(fields.moment("at"), Energy.ofWh(kwh.multiply(WH_PER_KWH)));
    }

    private static Usage.Change change(Fields fields) {
        return new Usage.Change(fields.moment("at"), fields.constant("activity", Activity.values()));
    }

    private static Usage.Reservation reservation(Fields fields) {
        long from = fields.moment("from");
        return new Usage.Reservation(from, Math.max(from, fields.moment("to")));
    }
}
