package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** ReactivePowerParamsType: what a curve of reactive power is reckoned from (OCPP 2.1). A wire value. */
public record ReactivePowerParamsType(
        @Nullable BigDecimal vRef,
        @Nullable Boolean autonomousVRefEnable,
        @Nullable BigDecimal autonomousVRefTimeConstant)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.optionalDecimal("vRef", vRef);
        rules.optionalDecimal("autonomousVRefTimeConstant", autonomousVRefTimeConstant);
    }
}
