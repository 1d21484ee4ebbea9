package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** TariffFixedPriceType: a price of a session (OCPP 2.1). A wire value. */
public record TariffFixedPriceType(@Nullable TariffConditionsFixedType conditions, BigDecimal priceFixed)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.optionalPart("conditions", conditions);
        rules.decimal("priceFixed", priceFixed);
    }
}
