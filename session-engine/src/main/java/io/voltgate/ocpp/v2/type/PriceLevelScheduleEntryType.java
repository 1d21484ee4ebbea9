package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;

/** PriceLevelScheduleEntryType: a price level for so long (OCPP 2.1, ISO 15118-20). A wire value. */
public record PriceLevelScheduleEntryType(Integer duration, Integer priceLevel) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.required("duration", duration);
        rules.atLeast("priceLevel", priceLevel, 0);
    }
}
