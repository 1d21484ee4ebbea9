package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** FixedPFType: a fixed power factor (OCPP 2.1 Part 2, R04). A wire value. */
public record FixedPFType(
        Integer priority,
        BigDecimal displacement,
        Boolean excitation,
        @Nullable String startTime,
        @Nullable BigDecimal duration)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.atLeast("priority", priority, 0);
        rules.decimal("displacement", displacement);
        rules.required("excitation", excitation);
        rules.optionalTime("startTime", startTime);
        rules.optionalDecimal("duration", duration);
    }
}
