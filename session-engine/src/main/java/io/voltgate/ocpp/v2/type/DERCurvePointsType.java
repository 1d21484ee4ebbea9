package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;

/** DERCurvePointsType: a point of a curve (OCPP 2.1). A wire value. */
public record DERCurvePointsType(BigDecimal x, BigDecimal y) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.decimal("x", x);
        rules.decimal("y", y);
    }
}
