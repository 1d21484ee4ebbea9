package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** LimitMaxDischargeType: the most power that may be fed in (OCPP 2.1 Part 2, R04). A wire value. */
public record LimitMaxDischargeType(
        Integer priority,
        @Nullable BigDecimal pctMaxDischargePower,
        @Nullable DERCurveType powerMonitoringMustTrip,
        @Nullable String startTime,
        @Nullable BigDecimal duration)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.atLeast("priority", priority, 0);
        rules.optionalDecimal("pctMaxDischargePower", pctMaxDischargePower);
        rules.optionalPart("powerMonitoringMustTrip", powerMonitoringMustTrip);
        rules.optionalTime("startTime", startTime);
        rules.optionalDecimal("duration", duration);
    }
}
