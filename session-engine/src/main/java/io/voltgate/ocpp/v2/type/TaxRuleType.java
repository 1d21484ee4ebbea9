package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import org.jspecify.annotations.Nullable;

/** TaxRuleType: a tax, and the fees it is on (OCPP 2.1, ISO 15118-20). A wire value. */
public record TaxRuleType(
        Integer taxRuleID,
        @Nullable String taxRuleName,
        @Nullable Boolean taxIncludedInPrice,
        Boolean appliesToEnergyFee,
        Boolean appliesToParkingFee,
        Boolean appliesToOverstayFee,
        Boolean appliesToMinimumMaximumCost,
        RationalNumberType taxRate)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.atLeast("taxRuleID", taxRuleID, 0);
        rules.optionalText("taxRuleName", taxRuleName, 100);
        rules.required("appliesToEnergyFee", appliesToEnergyFee);
        rules.required("appliesToParkingFee", appliesToParkingFee);
        rules.required("appliesToOverstayFee", appliesToOverstayFee);
        rules.required("appliesToMinimumMaximumCost", appliesToMinimumMaximumCost);
        rules.part("taxRate", taxRate);
    }
}
