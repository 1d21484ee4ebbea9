package io.voltgate.ocpp.v201;

import io.voltgate.ocpp.Check;
import org.jspecify.annotations.Nullable;

/** StatusInfoType: why a status is what it is. A wire value. */
public record StatusInfoType(String reasonCode, @Nullable String additionalInfo) {
    public StatusInfoType {
        Check.text("reasonCode", reasonCode, 20);
        Check.optionalText("additionalInfo", additionalInfo, 512);
    }
}
