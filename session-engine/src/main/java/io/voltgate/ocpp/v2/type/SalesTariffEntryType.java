package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SalesTariffEntryType: a price level, and what it costs (ISO 15118-2). A wire value. */
public record SalesTariffEntryType(
        RelativeTimeIntervalType relativeTimeInterval,
        @Nullable Integer ePriceLevel,
        @Nullable List<ConsumptionCostType> consumptionCost)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.part("relativeTimeInterval", relativeTimeInterval);
        rules.optionalAtLeast("ePriceLevel", ePriceLevel, 0);
        rules.optionalParts("consumptionCost", consumptionCost, 1, 3);
    }
}
