package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** VoltageParamsType (OCPP 2.1), an object of several messages. A wire value. */
public record VoltageParamsType(
        @Nullable BigDecimal hv10MinMeanValue,
        @Nullable BigDecimal hv10MinMeanTripDelay,
        @Nullable String powerDuringCessation)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.optionalDecimal("hv10MinMeanValue", hv10MinMeanValue);
        rules.optionalDecimal("hv10MinMeanTripDelay", hv10MinMeanTripDelay);
        rules.optionalWord("powerDuringCessation", powerDuringCessation, Enumerations.POWER_DURING_CESSATION);
    }
}
