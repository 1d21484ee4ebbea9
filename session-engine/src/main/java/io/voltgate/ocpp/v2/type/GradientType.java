package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;

/** GradientType (OCPP 2.1), an object of several messages. A wire value. */
public record GradientType(Integer priority, BigDecimal gradient, BigDecimal softGradient) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.atLeast("priority", priority, 0);
        rules.decimal("gradient", gradient);
        rules.decimal("softGradient", softGradient);
    }
}
