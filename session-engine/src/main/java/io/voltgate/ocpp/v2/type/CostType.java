package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CostType: one kind of cost (ISO 15118-2). A wire value. */
public record CostType(
        String costKind, Integer amount, @Nullable Integer amountMultiplier) implements Wire {
    private static final Set<String> COST_KINDS =
            Set.of("CarbonDioxideEmission", "RelativePricePercentage", "RenewableGenerationPercentage");

    @Override
    public void check(Rules rules) {
        rules.word("costKind", costKind, COST_KINDS);
        rules.required("amount", amount);
    }
}
