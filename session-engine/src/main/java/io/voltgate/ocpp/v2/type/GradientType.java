package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;

/** GradientType: how fast power may change (OCPP 2.1 Part 2, R04). A wire value. */
public record GradientType(Integer priority, BigDecimal gradient, BigDecimal softGradient) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.atLeast("priority", priority, 0);
        rules.decimal("gradient", gradient);
        rules.decimal("softGradient", softGradient);
    }
}
