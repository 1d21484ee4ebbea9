package io.voltgate.ocpp.v2.type;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.voltgate.domain.ChargingProfile;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ChargingSchedulePeriodType: a limit from so many seconds on; in OCPP 2.1 also set points, and for each phase. A wire
 * value.
 */
public record ChargingSchedulePeriodType(
        Integer startPeriod,
        @Nullable BigDecimal limit,
        @Nullable @JsonProperty("limit_L2") BigDecimal limitL2,
        @Nullable @JsonProperty("limit_L3") BigDecimal limitL3,
        @Nullable Integer numberPhases,
        @Nullable Integer phaseToUse,
        @Nullable BigDecimal dischargeLimit,
        @Nullable @JsonProperty("dischargeLimit_L2") BigDecimal dischargeLimitL2,
        @Nullable @JsonProperty("dischargeLimit_L3") BigDecimal dischargeLimitL3,
        @Nullable BigDecimal setpoint,
        @Nullable @JsonProperty("setpoint_L2") BigDecimal setpointL2,
        @Nullable @JsonProperty("setpoint_L3") BigDecimal setpointL3,
        @Nullable BigDecimal setpointReactive,
        @Nullable @JsonProperty("setpointReactive_L2") BigDecimal setpointReactiveL2,
        @Nullable @JsonProperty("setpointReactive_L3") BigDecimal setpointReactiveL3,
        @Nullable Boolean preconditioningRequest,
        @Nullable Boolean evseSleep,
        @Nullable BigDecimal v2xBaseline,
        @Nullable String operationMode,
        @Nullable List<V2XFreqWattPointType> v2xFreqWattCurve,
        @Nullable List<V2XSignalWattPointType> v2xSignalWattCurve)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.required("startPeriod", startPeriod);
        if (!rules.v21()) {
            rules.required("limit", limit);
        }
        rules.optionalDecimal("limit", limit);
        rules.since21("limit_L2", limitL2);
        rules.optionalDecimal("limit_L2", limitL2);
        rules.since21("limit_L3", limitL3);
        rules.optionalDecimal("limit_L3", limitL3);
        if (rules.v21()) {
            rules.optionalWithin("numberPhases", numberPhases, 0, 3);
            rules.optionalWithin("phaseToUse", phaseToUse, 0, 3);
        }
        rules.since21("dischargeLimit", dischargeLimit);
        rules.optionalDecimalWithin("dischargeLimit", dischargeLimit, Long.MIN_VALUE, 0);
        rules.since21("dischargeLimit_L2", dischargeLimitL2);
        rules.optionalDecimalWithin("dischargeLimit_L2", dischargeLimitL2, Long.MIN_VALUE, 0);
        rules.since21("dischargeLimit_L3", dischargeLimitL3);
        rules.optionalDecimalWithin("dischargeLimit_L3", dischargeLimitL3, Long.MIN_VALUE, 0);
        rules.since21("setpoint", setpoint);
        rules.optionalDecimal("setpoint", setpoint);
        rules.since21("setpoint_L2", setpointL2);
        rules.optionalDecimal("setpoint_L2", setpointL2);
        rules.since21("setpoint_L3", setpointL3);
        rules.optionalDecimal("setpoint_L3", setpointL3);
        rules.since21("setpointReactive", setpointReactive);
        rules.optionalDecimal("setpointReactive", setpointReactive);
        rules.since21("setpointReactive_L2", setpointReactiveL2);
        rules.optionalDecimal("setpointReactive_L2", setpointReactiveL2);
        rules.since21("setpointReactive_L3", setpointReactiveL3);
        rules.optionalDecimal("setpointReactive_L3", setpointReactiveL3);
        rules.since21("preconditioningRequest", preconditioningRequest);
        rules.since21("evseSleep", evseSleep);
        rules.since21("v2xBaseline", v2xBaseline);
        rules.optionalDecimal("v2xBaseline", v2xBaseline);
        rules.since21("operationMode", operationMode);
        rules.optionalWord("operationMode", operationMode, Enumerations.OPERATION_MODES);
        rules.since21("v2xFreqWattCurve", v2xFreqWattCurve);
        rules.optionalParts("v2xFreqWattCurve", v2xFreqWattCurve, 1, 20);
        rules.since21("v2xSignalWattCurve", v2xSignalWattCurve);
        rules.optionalParts("v2xSignalWattCurve", v2xSignalWattCurve, 1, 20);
    }

    /** A limit for all phases; how many there are is said where the profile says it. */
    static ChargingSchedulePeriodType of(ChargingProfile.Period period) {
        return new ChargingSchedulePeriodType(
                period.startSeconds(),
                period.limit(),
                null,
                null,
                period.phases(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
