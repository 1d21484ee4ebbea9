package io.voltgate.rating;

import io.voltgate.domain.Activity;
import io.voltgate.domain.TariffPlan;
import io.voltgate.domain.TariffPlan.Component;
import io.voltgate.domain.TariffPlan.Conditions;
import io.voltgate.domain.TariffPlan.Range;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The slow way to rate: minute by minute and watt-hour by watt-hour, looking at the clock on the wall each time. Owned by its test. It
 * shares no code with the rating, and knows neither portions nor limits nor taxes.
 */
final class MinuteByMinute {
    private final TariffPlan plan;
    private BigDecimal sum = BigDecimal.ZERO;
    private long wh;
    private long chargingS;
    private long idleS;
    private long watts;
    private final ZoneId zone;
    private ZonedDateTime local;

    MinuteByMinute(TariffPlan plan) {
        this.plan = plan;
        zone = ZoneId.of(plan.zone());
        local = Instant.EPOCH.atZone(zone);
    }

    /** The sum before limits and taxes, times 60,000. */
    BigDecimal rate(Usage usage) {
        Usage.Reservation reserved = usage.reservation();
        if (reserved != null) {
            add(Component.RESERVATION_FLAT, reserved.fromMs(), 0, 60_000);
            for (long atMs = reserved.fromMs(); atMs < reserved.toMs(); atMs += RandomPlan.MINUTE) {
                add(Component.RESERVATION_TIME, atMs, atMs - reserved.fromMs(), 1_000);
            }
        }
        add(Component.FLAT, usage.startMs(), 0, 60_000);
        usage.spans().forEach(span -> rate(usage, span));
        return sum;
    }

    private void rate(Usage usage, Usage.Span span) {
        long minutes = (span.toMs() - span.fromMs()) / RandomPlan.MINUTE;
        long each = span.energy().microWh() / 1_000_000 / minutes;
        watts = each * 60;
        for (long atMs = span.fromMs(); atMs < span.toMs(); atMs += RandomPlan.MINUTE) {
            long elapsed = atMs - usage.startMs();
            if (span.activity() == Activity.CHARGING) {
                add(Component.CHARGING_TIME, atMs, elapsed, 1_000);
            } else if (span.activity() == Activity.IDLE) {
                add(Component.IDLE_TIME, atMs, elapsed, 1_000);
            }
            for (long i = 0; i < each; i++) {
                add(Component.ENERGY, atMs, elapsed, 60);
                wh++;
            }
            chargingS += span.activity() == Activity.CHARGING ? 60 : 0;
            idleS += span.activity() == Activity.IDLE ? 60 : 0;
        }
    }

    private void add(Component component, long atMs, long elapsedMs, long times) {
        sum = sum.add(price(component, atMs, elapsedMs).multiply(BigDecimal.valueOf(times)));
    }

    private BigDecimal price(Component component, long atMs, long elapsedMs) {
        if (local.toInstant().toEpochMilli() != atMs) {
            local = Instant.ofEpochMilli(atMs).atZone(zone);
        }
        for (TariffPlan.Element element : plan.elements()) {
            Conditions when = element.when();
            if (element.component() == component && (when == null || fits(when, elapsedMs / 1_000))) {
                return element.price();
            }
        }
        return BigDecimal.ZERO;
    }

    /** A session's first moment has no energy, power or time yet; so has all of a reservation. */
    private boolean fits(Conditions when, long elapsedS) {
        int from = when.from() == null ? 0 : when.from().toSecondOfDay() / 60;
        int until = when.until() == null ? 0 : when.until().toSecondOfDay() / 60;
        int minute = local.getHour() * 60 + local.getMinute();
        boolean inWindow = from < until ? minute >= from && minute < until : minute >= from || minute < until;
        return inWindow
                && (when.days() == null || when.days().contains(local.getDayOfWeek()))
                && (when.validFrom() == null || !local.toLocalDate().isBefore(when.validFrom()))
                && (when.validTo() == null || local.toLocalDate().isBefore(when.validTo()))
                && within(when.energy(), wh)
                && within(when.power(), watts)
                && within(when.duration(), elapsedS)
                && within(when.charging(), chargingS)
                && within(when.idle(), idleS);
    }

    private static boolean within(@Nullable Range range, long value) {
        return range == null || (value >= range.from() && (range.below() == null || value < range.below()));
    }
}
