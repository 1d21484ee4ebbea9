package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PriceLevelScheduleType: price levels over time (OCPP 2.1, ISO 15118-20). A wire value. */
public record PriceLevelScheduleType(
        List<PriceLevelScheduleEntryType> priceLevelScheduleEntries,
        String timeAnchor,
        Integer priceScheduleId,
        @Nullable String priceScheduleDescription,
        Integer numberOfPriceLevels)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.parts("priceLevelScheduleEntries", priceLevelScheduleEntries, 1, 100);
        rules.time("timeAnchor", timeAnchor);
        rules.atLeast("priceScheduleId", priceScheduleId, 0);
        rules.optionalText("priceScheduleDescription", priceScheduleDescription, 32);
        rules.atLeast("numberOfPriceLevels", numberOfPriceLevels, 0);
    }
}
