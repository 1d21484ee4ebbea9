package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** DERCurveType: a curve that an energy resource keeps to (OCPP 2.1 Part 2, R04). A wire value. */
public record DERCurveType(
        List<DERCurvePointsType> curveData,
        @Nullable HysteresisType hysteresis,
        Integer priority,
        @Nullable ReactivePowerParamsType reactivePowerParams,
        @Nullable VoltageParamsType voltageParams,
        String yUnit,
        @Nullable BigDecimal responseTime,
        @Nullable String startTime,
        @Nullable BigDecimal duration)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.parts("curveData", curveData, 1, 10);
        rules.optionalPart("hysteresis", hysteresis);
        rules.atLeast("priority", priority, 0);
        rules.optionalPart("reactivePowerParams", reactivePowerParams);
        rules.optionalPart("voltageParams", voltageParams);
        rules.word("yUnit", yUnit, Enumerations.DER_UNITS);
        rules.optionalDecimal("responseTime", responseTime);
        rules.optionalTime("startTime", startTime);
        rules.optionalDecimal("duration", duration);
    }
}
