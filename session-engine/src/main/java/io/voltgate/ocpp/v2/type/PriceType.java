package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PriceType: an amount with and without tax (OCPP 2.1). A wire value. */
public record PriceType(
        @Nullable BigDecimal exclTax,
        @Nullable BigDecimal inclTax,
        @Nullable List<TaxRateType> taxRates) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.optionalDecimal("exclTax", exclTax);
        rules.optionalDecimal("inclTax", inclTax);
        rules.optionalParts("taxRates", taxRates, 1, 5);
    }
}
