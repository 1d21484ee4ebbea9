package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import java.util.List;

/** ConsumptionCostType: the cost of energy up to an amount of it (ISO 15118-2). A wire value. */
public record ConsumptionCostType(BigDecimal startValue, List<CostType> cost) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.decimal("startValue", startValue);
        rules.parts("cost", cost, 1, 3);
    }
}
