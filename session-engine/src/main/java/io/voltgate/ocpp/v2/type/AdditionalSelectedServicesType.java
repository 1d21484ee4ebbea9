package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;

/** AdditionalSelectedServicesType: the fee of a service besides charging (OCPP 2.1). A wire value. */
public record AdditionalSelectedServicesType(RationalNumberType serviceFee, String serviceName) implements Wire {
    @Override
    public void check(Rules rules) {
        rules.part("serviceFee", serviceFee);
        rules.text("serviceName", serviceName, 80);
    }
}
