package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;

/** V2XFreqWattPointType: a power at a frequency (OCPP 2.1). A wire value. */
public record V2XFreqWattPointType(BigDecimal frequency, BigDecimal power) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.decimal("frequency", frequency);
        rules.decimal("power", power);
    }
}
