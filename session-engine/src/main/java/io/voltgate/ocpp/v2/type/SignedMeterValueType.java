package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import org.jspecify.annotations.Nullable;

/**
 * SignedMeterValueType: the meter's own signed record of a sample; kept with every character it came with. A wire
 * value.
 */
public record SignedMeterValueType(
        String signedMeterData,
        @Nullable String signingMethod,
        String encodingMethod,
        @Nullable String publicKey) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.text("signedMeterData", signedMeterData, rules.v21() ? 32768 : 2500);
        if (!rules.v21()) {
            rules.required("signingMethod", signingMethod);
        }
        rules.optionalText("signingMethod", signingMethod, 50);
        rules.text("encodingMethod", encodingMethod, 50);
        if (!rules.v21()) {
            rules.required("publicKey", publicKey);
        }
        rules.optionalText("publicKey", publicKey, 2500);
    }
}
