package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;

/** V2XSignalWattPointType: a power at a signal of the grid (OCPP 2.1). A wire value. */
public record V2XSignalWattPointType(Integer signal, BigDecimal power) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.required("signal", signal);
        rules.decimal("power", power);
    }
}
