package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** TaxRateType: a tax, in percent (OCPP 2.1). A wire value. */
public record TaxRateType(
        String type, BigDecimal tax, @Nullable Integer stack) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.text("type", type, 20);
        rules.decimal("tax", tax);
        rules.optionalAtLeast("stack", stack, 0);
    }
}
