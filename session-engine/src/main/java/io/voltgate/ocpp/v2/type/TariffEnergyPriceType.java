package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** TariffEnergyPriceType: a price of a kilowatt-hour (OCPP 2.1). A wire value. */
public record TariffEnergyPriceType(
        BigDecimal priceKwh, @Nullable TariffConditionsType conditions) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.decimal("priceKwh", priceKwh);
        rules.optionalPart("conditions", conditions);
    }
}
