package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** VoltageParamsType: what a curve does at high voltage (OCPP 2.1). A wire value. */
public record VoltageParamsType(
        @Nullable BigDecimal hv10MinMeanValue,
        @Nullable BigDecimal hv10MinMeanTripDelay,
        @Nullable String powerDuringCessation)
        implements Wire {
    private static final Set<String> POWERS_DURING_CESSATION = Set.of("Active", "Reactive");

    @Override
    public void check(Rules rules) {
        rules.optionalDecimal("hv10MinMeanValue", hv10MinMeanValue);
        rules.optionalDecimal("hv10MinMeanTripDelay", hv10MinMeanTripDelay);
        rules.optionalWord("powerDuringCessation", powerDuringCessation, POWERS_DURING_CESSATION);
    }
}
