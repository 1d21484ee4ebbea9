package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** HysteresisType: how far a value must come back for a curve to end (OCPP 2.1). A wire value. */
public record HysteresisType(
        @Nullable BigDecimal hysteresisHigh,
        @Nullable BigDecimal hysteresisLow,
        @Nullable BigDecimal hysteresisDelay,
        @Nullable BigDecimal hysteresisGradient)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.optionalDecimal("hysteresisHigh", hysteresisHigh);
        rules.optionalDecimal("hysteresisLow", hysteresisLow);
        rules.optionalDecimal("hysteresisDelay", hysteresisDelay);
        rules.optionalDecimal("hysteresisGradient", hysteresisGradient);
    }
}
