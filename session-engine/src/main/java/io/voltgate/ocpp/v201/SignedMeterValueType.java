package io.voltgate.ocpp.v201;

import io.voltgate.ocpp.Check;

/**
 * SignedMeterValueType: the meter's own signed record of a sample. A wire value. The domain doesn't take it over yet.
 */
public record SignedMeterValueType(
        String signedMeterData, String signingMethod, String encodingMethod, String publicKey) {
    public SignedMeterValueType {
        Check.text("signedMeterData", signedMeterData, 2500);
        Check.text("signingMethod", signingMethod, 50);
        Check.text("encodingMethod", encodingMethod, 50);
        Check.text("publicKey", publicKey, 2500);
    }
}
