package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import org.jspecify.annotations.Nullable;

/** AddressType: where a person or company is (OCPP 2.1). A wire value. */
public record AddressType(
        String name,
        String address1,
        @Nullable String address2,
        String city,
        @Nullable String postalCode,
        String country)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.text("name", name, 50);
        rules.text("address1", address1, 100);
        rules.optionalText("address2", address2, 100);
        rules.text("city", city, 100);
        rules.optionalText("postalCode", postalCode, 20);
        rules.text("country", country, 50);
    }
}
