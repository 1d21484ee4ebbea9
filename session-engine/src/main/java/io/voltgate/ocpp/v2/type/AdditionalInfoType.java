package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;

/** AdditionalInfoType: a further id that belongs to a token. A wire value. */
public record AdditionalInfoType(String additionalIdToken, String type) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.text("additionalIdToken", additionalIdToken, rules.v21() ? 255 : 36);
        rules.text("type", type, 50);
    }
}
