package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.List;

/** PriceRuleStackType: the prices of a stretch of time (OCPP 2.1, ISO 15118-20). A wire value. */
public record PriceRuleStackType(Integer duration, List<PriceRuleType> priceRule) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.required("duration", duration);
        rules.parts("priceRule", priceRule, 1, 8);
    }
}
