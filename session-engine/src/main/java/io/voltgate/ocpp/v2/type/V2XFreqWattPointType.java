package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;

/** V2XFreqWattPointType (OCPP 2.1), an object of several messages. A wire value. */
public record V2XFreqWattPointType(BigDecimal frequency, BigDecimal power) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.decimal("frequency", frequency);
        rules.decimal("power", power);
    }
}
