package io.voltgate.rating;

import io.voltgate.domain.Activity;
import io.voltgate.domain.Energy;
import io.voltgate.domain.TariffPlan;
import io.voltgate.domain.TariffPlan.Component;
import io.voltgate.domain.TariffPlan.Conditions;
import io.voltgate.domain.TariffPlan.Element;
import io.voltgate.domain.TariffPlan.Range;
import io.voltgate.domain.TariffPlan.Step;
import io.voltgate.domain.TariffPlan.Tax;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Plans and usages from a seed, around the days on which clocks change. Owned by its test. Whatever changes by the clock does so at full
 * minutes, and all the energy of a minute is a whole number of watt-hours.
 */
final class RandomPlan {
    static final long MINUTE = 60_000;
    private static final List<String> ZONES = List.of(
            "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Sao_Paulo", "UTC");
    private static final List<String> STARTS = List.of(
            "2026-03-28T12:00:00Z",
            "2026-10-24T12:00:00Z",
            "2026-03-08T00:00:00Z",
            "2026-11-01T00:00:00Z",
            "2026-04-04T06:00:00Z",
            "2018-02-17T18:00:00Z",
            "2018-11-03T18:00:00Z",
            "2026-06-17T10:00:00Z");

    private final SplittableRandom random;
    private final boolean byPower;
    private final boolean byEnergy;

    RandomPlan(long seed, boolean byPower, boolean byEnergy) {
        this.random = new SplittableRandom(seed);
        this.byPower = byPower;
        this.byEnergy = byEnergy;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    long below(long bound) {
        return random.nextLong(bound);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private BigDecimal price() {
        return BigDecimal.valueOf(random.nextLong(5_000_000), chance(50) ? 6 : 2 + random.nextInt(5));
    }

    TariffPlan plan(boolean portions) {
        List<Element> elements = new ArrayList<>();
        int count = random.nextInt(8);
        for (int i = 0; i < count; i++) {
            elements.add(new Element(oneOf(List.of(Component.values())), price(), chance(30) ? null : conditions()));
        }
        List<Step> steps = portions && chance(30)
                ? List.of(
                        new Step(Component.ENERGY, 1 + random.nextInt(2_000)),
                        new Step(Component.IDLE_TIME, 1 + random.nextInt(1_000)))
                : List.of();
        BigDecimal least = chance(20) ? price() : null;
        BigDecimal most = chance(20) ? price().add(least == null ? BigDecimal.ZERO : least) : null;
        List<Tax> taxes = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            taxes.add(new Tax("tax " + i, BigDecimal.valueOf(random.nextInt(3_000), 2), random.nextInt(2)));
        }
        return new TariffPlan("R", 1, "EUR", oneOf(ZONES), List.of(), elements, steps, least, most, taxes, chance(50));
    }

    private Conditions conditions() {
        LocalDate validFrom = chance(10) ? LocalDate.of(2026, 3, 29) : null;
        return new Conditions(
                chance(40) ? time() : null,
                chance(40) ? time() : null,
                chance(20) ? List.of(DayOfWeek.SUNDAY, oneOf(List.of(DayOfWeek.values()))) : null,
                validFrom,
                validFrom != null && chance(50) ? validFrom.plusDays(1) : null,
                byEnergy && chance(30) ? range(60_000, 1) : null,
                byPower && chance(30) ? range(30_000, 1) : null,
                chance(20) ? range(1_000, 60) : null,
                chance(20) ? range(500, 60) : null,
                chance(20) ? range(500, 60) : null);
    }

    private LocalTime time() {
        return LocalTime.of(random.nextInt(24), chance(60) ? 0 : random.nextInt(60));
    }

    private Range range(int most, int scale) {
        long from = (long) random.nextInt(most) * scale;
        @Nullable Long below = chance(50) ? (Long) (from + (1 + random.nextInt(most)) * (long) scale) : null;
        return new Range(chance(40) ? 0 : from, below);
    }

    Usage usage() {
        long startMs = Instant.parse(oneOf(STARTS)).toEpochMilli() + random.nextInt(1_440) * MINUTE;
        List<Usage.Span> spans = new ArrayList<>();
        long atMs = startMs;
        for (int i = random.nextInt(7); i > 0; i--) {
            long minutes = 1 + random.nextLong(chance(20) ? 1_000 : 120);
            Activity activity = oneOf(List.of(Activity.values()));
            long wh = chance(30) ? 0 : minutes * random.nextLong(500);
            spans.add(new Usage.Span(atMs, atMs + minutes * MINUTE, activity, Energy.ofWh(wh)));
            atMs += minutes * MINUTE;
        }
        Usage.Reservation reserved =
                chance(20) ? new Usage.Reservation(startMs - random.nextInt(300) * MINUTE, startMs) : null;
        return new Usage(startMs, atMs, spans, reserved);
    }
}
