package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;

/** LimitAtSoCType: a limit from a state of charge on (OCPP 2.1). A wire value. */
public record LimitAtSoCType(Integer soc, BigDecimal limit) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.within("soc", soc, 0, 100);
        rules.decimal("limit", limit);
    }
}
