package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;

/** RationalNumberType: a number and its power of ten (OCPP 2.1, ISO 15118-20). A wire value. */
public record RationalNumberType(Integer exponent, Integer value) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.required("exponent", exponent);
        rules.required("value", value);
    }
}
