package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** AbsolutePriceScheduleType: prices over time as ISO 15118-20 has them (OCPP 2.1). A wire value. */
public record AbsolutePriceScheduleType(
        String timeAnchor,
        Integer priceScheduleID,
        @Nullable String priceScheduleDescription,
        String currency,
        String language,
        String priceAlgorithm,
        @Nullable RationalNumberType minimumCost,
        @Nullable RationalNumberType maximumCost,
        List<PriceRuleStackType> priceRuleStacks,
        @Nullable List<TaxRuleType> taxRules,
        @Nullable OverstayRuleListType overstayRuleList,
        @Nullable List<AdditionalSelectedServicesType> additionalSelectedServices)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.time("timeAnchor", timeAnchor);
        rules.atLeast("priceScheduleID", priceScheduleID, 0);
        rules.optionalText("priceScheduleDescription", priceScheduleDescription, 160);
        rules.text("currency", currency, 3);
        rules.text("language", language, 8);
        rules.text("priceAlgorithm", priceAlgorithm, 2000);
        rules.optionalPart("minimumCost", minimumCost);
        rules.optionalPart("maximumCost", maximumCost);
        rules.parts("priceRuleStacks", priceRuleStacks, 1, 1024);
        rules.optionalParts("taxRules", taxRules, 1, 10);
        rules.optionalPart("overstayRuleList", overstayRuleList);
        rules.optionalParts("additionalSelectedServices", additionalSelectedServices, 1, 5);
    }
}
