package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** TariffTimePriceType: a price of a minute (OCPP 2.1). A wire value. */
public record TariffTimePriceType(
        BigDecimal priceMinute, @Nullable TariffConditionsType conditions) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.decimal("priceMinute", priceMinute);
        rules.optionalPart("conditions", conditions);
    }
}
