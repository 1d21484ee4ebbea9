package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import org.jspecify.annotations.Nullable;

/** OverstayRuleType: a fee from so long a stay on (OCPP 2.1, ISO 15118-20). A wire value. */
public record OverstayRuleType(
        RationalNumberType overstayFee,
        @Nullable String overstayRuleDescription,
        Integer startTime,
        Integer overstayFeePeriod)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.part("overstayFee", overstayFee);
        rules.optionalText("overstayRuleDescription", overstayRuleDescription, 32);
        rules.required("startTime", startTime);
        rules.required("overstayFeePeriod", overstayFeePeriod);
    }
}
