package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import org.jspecify.annotations.Nullable;

/** StatusInfoType: why a status is what it is. A wire value. */
public record StatusInfoType(String reasonCode, @Nullable String additionalInfo) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.text("reasonCode", reasonCode, 20);
        rules.optionalText("additionalInfo", additionalInfo, rules.v21() ? 1024 : 512);
    }
}
