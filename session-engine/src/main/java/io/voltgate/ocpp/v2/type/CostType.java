package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import org.jspecify.annotations.Nullable;

/** CostType, an object of several messages. A wire value. */
public record CostType(
        String costKind, Integer amount, @Nullable Integer amountMultiplier) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.word("costKind", costKind, Enumerations.COST_KIND);
        rules.required("amount", amount);
    }
}
