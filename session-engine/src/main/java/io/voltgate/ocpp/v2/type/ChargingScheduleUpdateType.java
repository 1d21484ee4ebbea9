package io.voltgate.ocpp.v2.type;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** ChargingScheduleUpdateType: new limits of a dynamic profile (OCPP 2.1 Part 2, K28). A wire value. */
public record ChargingScheduleUpdateType(
        @Nullable BigDecimal limit,
        @Nullable @JsonProperty("limit_L2") BigDecimal limitL2,
        @Nullable @JsonProperty("limit_L3") BigDecimal limitL3,
        @Nullable BigDecimal dischargeLimit,
        @Nullable @JsonProperty("dischargeLimit_L2") BigDecimal dischargeLimitL2,
        @Nullable @JsonProperty("dischargeLimit_L3") BigDecimal dischargeLimitL3,
        @Nullable BigDecimal setpoint,
        @Nullable @JsonProperty("setpoint_L2") BigDecimal setpointL2,
        @Nullable @JsonProperty("setpoint_L3") BigDecimal setpointL3,
        @Nullable BigDecimal setpointReactive,
        @Nullable @JsonProperty("setpointReactive_L2") BigDecimal setpointReactiveL2,
        @Nullable @JsonProperty("setpointReactive_L3") BigDecimal setpointReactiveL3)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.optionalDecimal("limit", limit);
        rules.optionalDecimal("limit_L2", limitL2);
        rules.optionalDecimal("limit_L3", limitL3);
        rules.optionalDecimalWithin("dischargeLimit", dischargeLimit, Long.MIN_VALUE, 0);
        rules.optionalDecimalWithin("dischargeLimit_L2", dischargeLimitL2, Long.MIN_VALUE, 0);
        rules.optionalDecimalWithin("dischargeLimit_L3", dischargeLimitL3, Long.MIN_VALUE, 0);
        rules.optionalDecimal("setpoint", setpoint);
        rules.optionalDecimal("setpoint_L2", setpointL2);
        rules.optionalDecimal("setpoint_L3", setpointL3);
        rules.optionalDecimal("setpointReactive", setpointReactive);
        rules.optionalDecimal("setpointReactive_L2", setpointReactiveL2);
        rules.optionalDecimal("setpointReactive_L3", setpointReactiveL3);
    }
}
