package io.voltgate.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tariff in full, as operators write it: what is paid for energy, time, the session and its reservation, and under which conditions.
 * A value; one version of a tariff never changes. Its prices are exact decimals, never negative, and a plan without elements is free of
 * charge.
 *
 * @param id the operator's name for it, 1 to 36 characters
 * @param version 1 and up; each change makes a new one
 * @param currency ISO 4217
 * @param zone of the site, such as Europe/Berlin: times of day, weekdays and dates are local ones
 * @param description for drivers, by language
 * @param elements the first of a component whose conditions fit is its price
 * @param steps in what portions a component is sold; the whole of a session is rounded up to them once
 * @param minimum what a session costs at least if it costs anything, in the terms of the prices: without tax where they are without
 * @param maximum what a session costs at most, in the terms of the prices
 * @param taxes on all components
 * @param taxIncluded whether prices, minimum and maximum include the taxes
 */
public record TariffPlan(
        String id,
        int version,
        String currency,
        String zone,
        List<Text> description,
        List<Element> elements,
        List<Step> steps,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum,
        List<Tax> taxes,
        boolean taxIncluded) {
    /** Of watts, watt-hours and seconds. */
    public static final long MAX_RANGE = 1_000_000_000;

    /** What can be paid for. */
    public enum Component {
        /** Imported energy, per kWh. */
        ENERGY,
        /** Time in which energy flows or may, per hour. */
        CHARGING_TIME,
        /** Time in which the vehicle takes nothing, per hour; a grace is an element's {@code idle.from}. */
        IDLE_TIME,
        /** Once a session; conditions are those of its start. */
        FLAT,
        /** Time for which a connector was reserved, per hour. */
        RESERVATION_TIME,
        /** Once a reservation that the session made use of; conditions are those of the reservation's start. */
        RESERVATION_FLAT
    }

    public TariffPlan {
        var _ = ZoneId.of(zone);
        description = List.copyOf(description);
        elements = List.copyOf(elements);
        steps = List.copyOf(steps);
        taxes = List.copyOf(taxes);
        minimum = minimum == null ? null : plain(minimum);
        maximum = maximum == null ? null : plain(maximum);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }

    /** The same, as this version. */
    public TariffPlan as(int number) {
        return new TariffPlan(
                id, number, currency, zone, description, elements, steps, minimum, maximum, taxes, taxIncluded);
    }

    /** The price of a kilowatt-hour that no condition limits. */
    public Optional<BigDecimal> alwaysPerKwh() {
        return elements.stream()
                .filter(element -> element.component() == Component.ENERGY && element.when() == null)
                .map(Element::price)
                .findFirst();
    }

    /** Equal numbers have one form, so that equal states have equal bytes. */
    private static BigDecimal plain(BigDecimal number) {
        require(number.signum() >= 0, "a price or a tax is below nothing");
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * What drivers read.
     *
     * @param language RFC 5646, such as de
     */
    public record Text(String language, String text) {}

    /**
     * A price of a component.
     *
     * @param price in the currency's unit, 0 and up: per kWh, per hour, or once
     * @param when its conditions, null where it always holds
     */
    public record Element(
            Component component,
            BigDecimal price,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Conditions when) {
        public Element {
            price = plain(price);
        }
    }

    /**
     * When a price holds; all that is said must fit at the beginning of what is priced (OCPP 2.1, TariffConditionsType).
     *
     * @param from local time of day, included; midnight where only the other is said
     * @param until local time of day, excluded; where it is not after the other, the time runs over midnight, and each day's weekday
     *     and date count for themselves
     * @param days null for all
     * @param validFrom first local date
     * @param validTo the local date after the last
     * @param energy of the session so far, Wh
     * @param power at this time, W
     * @param duration of the session so far, seconds
     * @param charging time in which energy flowed so far, seconds
     * @param idle idle time so far, all idle times of the session together, seconds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Conditions(
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            @Nullable List<DayOfWeek> days,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable Range energy,
            @Nullable Range power,
            @Nullable Range duration,
            @Nullable Range charging,
            @Nullable Range idle) {
        public Conditions {
            days = days == null ? null : List.copyOf(days);
        }
    }

    /**
     * A range of numbers.
     *
     * @param from the first that fits, 0 and up
     * @param below the first that fits no more; null where all do
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Range(long from, @Nullable Long below) {
        public Range {
            require(from >= 0 && from <= MAX_RANGE && (below == null || below <= MAX_RANGE), "a range is out of range");
        }
    }

    /**
     * A portion.
     *
     * @param component ENERGY or a time
     * @param size Wh or seconds, 1 and up
     */
    public record Step(Component component, int size) {
        public Step {
            require(size > 0, "a portion is nothing");
        }
    }

    /**
     * A tax.
     *
     * @param percent 0 to 100
     * @param stack 0 on the net price; 1 on top of all of 0, and so on
     */
    public record Tax(String name, BigDecimal percent, int stack) {
        public Tax {
            percent = plain(percent);
        }
    }
}
