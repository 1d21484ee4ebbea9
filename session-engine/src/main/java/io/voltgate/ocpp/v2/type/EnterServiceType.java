package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** EnterServiceType: when an energy resource may join the grid (OCPP 2.1 Part 2, R04). A wire value. */
public record EnterServiceType(
        Integer priority,
        BigDecimal highVoltage,
        BigDecimal lowVoltage,
        BigDecimal highFreq,
        BigDecimal lowFreq,
        @Nullable BigDecimal delay,
        @Nullable BigDecimal randomDelay,
        @Nullable BigDecimal rampRate)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.atLeast("priority", priority, 0);
        rules.decimal("highVoltage", highVoltage);
        rules.decimal("lowVoltage", lowVoltage);
        rules.decimal("highFreq", highFreq);
        rules.decimal("lowFreq", lowFreq);
        rules.optionalDecimal("delay", delay);
        rules.optionalDecimal("randomDelay", randomDelay);
        rules.optionalDecimal("rampRate", rampRate);
    }
}
