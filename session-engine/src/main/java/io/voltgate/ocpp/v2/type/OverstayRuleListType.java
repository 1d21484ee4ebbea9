package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OverstayRuleListType: what staying after the charge costs (OCPP 2.1, ISO 15118-20). A wire value. */
public record OverstayRuleListType(
        @Nullable RationalNumberType overstayPowerThreshold,
        List<OverstayRuleType> overstayRule,
        @Nullable Integer overstayTimeThreshold)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.optionalPart("overstayPowerThreshold", overstayPowerThreshold);
        rules.parts("overstayRule", overstayRule, 1, 5);
    }
}
