package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** FreqDroopType: how power follows the grid's frequency (OCPP 2.1 Part 2, R04). A wire value. */
public record FreqDroopType(
        Integer priority,
        BigDecimal overFreq,
        BigDecimal underFreq,
        BigDecimal overDroop,
        BigDecimal underDroop,
        BigDecimal responseTime,
        @Nullable String startTime,
        @Nullable BigDecimal duration)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.atLeast("priority", priority, 0);
        rules.decimal("overFreq", overFreq);
        rules.decimal("underFreq", underFreq);
        rules.decimal("overDroop", overDroop);
        rules.decimal("underDroop", underDroop);
        rules.decimal("responseTime", responseTime);
        rules.optionalTime("startTime", startTime);
        rules.optionalDecimal("duration", duration);
    }
}
