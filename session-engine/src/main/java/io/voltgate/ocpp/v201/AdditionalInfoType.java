package io.voltgate.ocpp.v201;

import io.voltgate.ocpp.Check;

/** AdditionalInfoType: a further id that belongs to a token. A wire value. */
public record AdditionalInfoType(String additionalIdToken, String type) {
    public AdditionalInfoType {
        Check.text("additionalIdToken", additionalIdToken, 36);
        Check.text("type", type, 50);
    }
}
