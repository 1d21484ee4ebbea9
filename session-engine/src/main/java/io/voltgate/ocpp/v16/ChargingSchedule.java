package io.voltgate.ocpp.v16;

import io.voltgate.domain.ChargingProfile;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ChargingSchedule (OCPP 1.6, 7.13): limits over time, in amperes or watts with one fraction digit. */
public record ChargingSchedule(
        @Nullable Integer duration,
        @Nullable String startSchedule,
        String chargingRateUnit,
        List<Period> chargingSchedulePeriod,
        @Nullable BigDecimal minChargingRate)
        implements Wire {
    static final Set<String> RATE_UNITS = Set.of("A", "W");

    @Override
    public void check(Rules rules) {
        rules.optionalTime("startSchedule", startSchedule);
        rules.word("chargingRateUnit", chargingRateUnit, RATE_UNITS);
        rules.parts("chargingSchedulePeriod", chargingSchedulePeriod, 0, Integer.MAX_VALUE);
        rules.optionalTenths("minChargingRate", minChargingRate);
    }

    /** ChargingSchedulePeriod (7.14): a limit from so many seconds after the start. */
    public record Period(
            Integer startPeriod, BigDecimal limit, @Nullable Integer numberPhases) implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("startPeriod", startPeriod);
            rules.tenths("limit", limit);
        }
    }

    static ChargingSchedule of(ChargingProfile.Schedule schedule) {
        BigDecimal minRate = schedule.minRate();
        return new ChargingSchedule(
                schedule.durationSeconds(),
                Moments.orNone(schedule.startMs()),
                schedule.rateUnit(),
                schedule.periods().stream()
                        .map(period -> new Period(period.startSeconds(), tenths(period.limit()), period.phases()))
                        .toList(),
                minRate == null ? null : tenths(minRate));
    }

    /** Downwards, so that no limit grows by being said. */
    private static BigDecimal tenths(BigDecimal limit) {
        return limit.scale() > 1 ? limit.setScale(1, RoundingMode.FLOOR) : limit;
    }
}
