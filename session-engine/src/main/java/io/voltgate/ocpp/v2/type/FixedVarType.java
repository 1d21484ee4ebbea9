package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** FixedVarType: a fixed reactive power (OCPP 2.1 Part 2, R04). A wire value. */
public record FixedVarType(
        Integer priority,
        BigDecimal setpoint,
        String unit,
        @Nullable String startTime,
        @Nullable BigDecimal duration) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.atLeast("priority", priority, 0);
        rules.decimal("setpoint", setpoint);
        rules.word("unit", unit, Enumerations.DER_UNITS);
        rules.optionalTime("startTime", startTime);
        rules.optionalDecimal("duration", duration);
    }
}
