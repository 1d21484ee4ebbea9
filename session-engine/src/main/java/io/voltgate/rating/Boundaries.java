package io.voltgate.rating;

import io.voltgate.domain.TariffPlan;
import io.voltgate.domain.TariffPlan.Conditions;
import io.voltgate.domain.TariffPlan.Range;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the price of a plan may change: at which times of day, and from which amounts on. Immutable. Between two boundaries every
 * condition keeps its answer, save the one on power.
 */
final class Boundaries {
    private final ZoneId zone;
    private final List<LocalTime> timesOfDay;
    final long[] energy;
    final long[] elapsed;
    final long[] charging;
    final long[] idle;

    Boundaries(TariffPlan plan) {
        List<Conditions> conditions = plan.elements().stream()
                .map(TariffPlan.Element::when)
                .filter(Objects::nonNull)
                .toList();
        zone = ZoneId.of(plan.zone());
        timesOfDay = timesOfDay(conditions);
        energy = edges(conditions, Conditions::energy, Moment.MICRO);
        elapsed = edges(conditions, Conditions::duration, Moment.SECOND_MS);
        charging = edges(conditions, Conditions::charging, Moment.SECOND_MS);
        idle = edges(conditions, Conditions::idle, Moment.SECOND_MS);
    }

    /** Midnight is among them wherever the calendar counts at all: weekdays and dates change there. */
    private static List<LocalTime> timesOfDay(List<Conditions> conditions) {
        boolean byCalendar = conditions.stream()
                .anyMatch(when -> when.from() != null
                        || when.until() != null
                        || when.days() != null
                        || when.validFrom() != null
                        || when.validTo() != null);
        if (!byCalendar) {
            return List.of();
        }
        Stream<LocalTime> said = conditions.stream()
                .flatMap(when -> Stream.of(when.from(), when.until()))
                .filter(Objects::nonNull);
        return Stream.concat(Stream.of(LocalTime.MIDNIGHT), said)
                .distinct()
                .sorted()
                .toList();
    }

    private static long[] edges(List<Conditions> conditions, Function<Conditions, @Nullable Range> range, long scale) {
        return conditions.stream()
                .map(range)
                .filter(Objects::nonNull)
                .flatMap(said -> Stream.of(said.from(), said.below()))
                .filter(Objects::nonNull)
                .mapToLong(edge -> edge * scale)
                .filter(edge -> edge > 0)
                .distinct()
                .sorted()
                .toArray();
    }

    LocalDateTime local(long atMs) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(atMs), zone);
    }

    /** The first boundary above, or the greatest number where there is none. */
    static long above(long[] edges, long value) {
        for (long edge : edges) {
            if (edge > value) {
                return edge;
            }
        }
        return Long.MAX_VALUE;
    }

    /**
     * When the wall clock next passes a boundary or is put forward or back; the greatest number where no time of day counts. An hour that
     * comes twice has its boundaries twice; one that is left out has none, and the change of the clock stands for them.
     */
    long nextOnTheWall(long atMs) {
        if (timesOfDay.isEmpty()) {
            return Long.MAX_VALUE;
        }
        ZoneOffsetTransition change = zone.getRules().nextTransition(Instant.ofEpochMilli(atMs));
        long next = change == null ? Long.MAX_VALUE : change.getInstant().toEpochMilli();
        LocalDate today = local(atMs).toLocalDate();
        for (LocalTime time : timesOfDay) {
            next = Math.min(next, Math.min(firstAfter(atMs, today, time), firstAfter(atMs, today.plusDays(1), time)));
        }
        return next;
    }

    private long firstAfter(long atMs, LocalDate date, LocalTime time) {
        LocalDateTime local = date.atTime(time);
        long first = Long.MAX_VALUE;
        for (ZoneOffset offset : zone.getRules().getValidOffsets(local)) {
            long instant = local.toInstant(offset).toEpochMilli();
            if (instant > atMs) {
                first = Math.min(first, instant);
            }
        }
        return first;
    }
}
