package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** ReactivePowerParamsType (OCPP 2.1), an object of several messages. A wire value. */
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
