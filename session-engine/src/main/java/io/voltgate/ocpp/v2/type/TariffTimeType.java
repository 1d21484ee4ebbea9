package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** TariffTimeType: what time costs (OCPP 2.1). A wire value. */
public record TariffTimeType(
        List<TariffTimePriceType> prices, @Nullable List<TaxRateType> taxRates) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.parts("prices", prices, 1, Integer.MAX_VALUE);
        rules.optionalParts("taxRates", taxRates, 1, 5);
    }
}
