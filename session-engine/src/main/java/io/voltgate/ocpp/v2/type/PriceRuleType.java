package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import org.jspecify.annotations.Nullable;

/** PriceRuleType: a price from so much power on (OCPP 2.1, ISO 15118-20). A wire value. */
public record PriceRuleType(
        @Nullable Integer parkingFeePeriod,
        @Nullable Integer carbonDioxideEmission,
        @Nullable Integer renewableGenerationPercentage,
        RationalNumberType energyFee,
        @Nullable RationalNumberType parkingFee,
        RationalNumberType powerRangeStart)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.optionalAtLeast("carbonDioxideEmission", carbonDioxideEmission, 0);
        rules.optionalWithin("renewableGenerationPercentage", renewableGenerationPercentage, 0, 100);
        rules.part("energyFee", energyFee);
        rules.optionalPart("parkingFee", parkingFee);
        rules.part("powerRangeStart", powerRangeStart);
    }
}
