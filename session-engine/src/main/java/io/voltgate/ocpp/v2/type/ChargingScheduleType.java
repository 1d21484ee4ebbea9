package io.voltgate.ocpp.v2.type;

import io.voltgate.domain.ChargingProfile;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.StationClock;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ChargingScheduleType: limits of charging over time. A wire value. */
public record ChargingScheduleType(
        Integer id,
        @Nullable LimitAtSoCType limitAtSoC,
        @Nullable String startSchedule,
        @Nullable Integer duration,
        String chargingRateUnit,
        @Nullable BigDecimal minChargingRate,
        @Nullable BigDecimal powerTolerance,
        @Nullable Integer signatureId,
        @Nullable String digestValue,
        @Nullable Boolean useLocalTime,
        List<ChargingSchedulePeriodType> chargingSchedulePeriod,
        @Nullable Integer randomizedDelay,
        @Nullable SalesTariffType salesTariff,
        @Nullable AbsolutePriceScheduleType absolutePriceSchedule,
        @Nullable PriceLevelScheduleType priceLevelSchedule)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.required("id", id);
        rules.since21("limitAtSoC", limitAtSoC);
        rules.optionalPart("limitAtSoC", limitAtSoC);
        rules.optionalTime("startSchedule", startSchedule);
        rules.word("chargingRateUnit", chargingRateUnit, Enumerations.CHARGING_RATE_UNITS);
        rules.optionalDecimal("minChargingRate", minChargingRate);
        rules.since21("powerTolerance", powerTolerance);
        rules.optionalDecimal("powerTolerance", powerTolerance);
        rules.since21("signatureId", signatureId);
        rules.optionalAtLeast("signatureId", signatureId, 0);
        rules.since21("digestValue", digestValue);
        rules.optionalText("digestValue", digestValue, 88);
        rules.since21("useLocalTime", useLocalTime);
        rules.parts("chargingSchedulePeriod", chargingSchedulePeriod, 1, 1024);
        rules.since21("randomizedDelay", randomizedDelay);
        rules.optionalAtLeast("randomizedDelay", randomizedDelay, 0);
        rules.optionalPart("salesTariff", salesTariff);
        rules.since21("absolutePriceSchedule", absolutePriceSchedule);
        rules.optionalPart("absolutePriceSchedule", absolutePriceSchedule);
        rules.since21("priceLevelSchedule", priceLevelSchedule);
        rules.optionalPart("priceLevelSchedule", priceLevelSchedule);
    }

    /** The schedule with this number, which tells it from the others of its profile. */
    static ChargingScheduleType of(int id, ChargingProfile.Schedule schedule) {
        Long start = schedule.startMs();
        return new ChargingScheduleType(
                id,
                null,
                start == null ? null : StationClock.write(start),
                schedule.durationSeconds(),
                schedule.rateUnit(),
                schedule.minRate(),
                null,
                null,
                null,
                null,
                schedule.periods().stream().map(ChargingSchedulePeriodType::of).toList(),
                null,
                null,
                null,
                null);
    }
}
