package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** TariffConditionsType: when a price holds (OCPP 2.1). A wire value. */
public record TariffConditionsType(
        @Nullable String startTimeOfDay,
        @Nullable String endTimeOfDay,
        @Nullable List<String> dayOfWeek,
        @Nullable String validFromDate,
        @Nullable String validToDate,
        @Nullable String evseKind,
        @Nullable BigDecimal minEnergy,
        @Nullable BigDecimal maxEnergy,
        @Nullable BigDecimal minCurrent,
        @Nullable BigDecimal maxCurrent,
        @Nullable BigDecimal minPower,
        @Nullable BigDecimal maxPower,
        @Nullable Integer minTime,
        @Nullable Integer maxTime,
        @Nullable Integer minChargingTime,
        @Nullable Integer maxChargingTime,
        @Nullable Integer minIdleTime,
        @Nullable Integer maxIdleTime)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.optionalList("dayOfWeek", dayOfWeek, 1, 7);
        rules.words("dayOfWeek", dayOfWeek, Enumerations.DAYS_OF_WEEK);
        rules.optionalWord("evseKind", evseKind, Enumerations.EVSE_KINDS);
        rules.optionalDecimal("minEnergy", minEnergy);
        rules.optionalDecimal("maxEnergy", maxEnergy);
        rules.optionalDecimal("minCurrent", minCurrent);
        rules.optionalDecimal("maxCurrent", maxCurrent);
        rules.optionalDecimal("minPower", minPower);
        rules.optionalDecimal("maxPower", maxPower);
    }
}
