package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** TariffType: a tariff by which a station reckons the cost itself (OCPP 2.1 Part 2, I07-I11). A wire value. */
public record TariffType(
        String tariffId,
        @Nullable List<MessageContentType> description,
        String currency,
        @Nullable TariffEnergyType energy,
        @Nullable String validFrom,
        @Nullable TariffTimeType chargingTime,
        @Nullable TariffTimeType idleTime,
        @Nullable TariffFixedType fixedFee,
        @Nullable TariffTimeType reservationTime,
        @Nullable TariffFixedType reservationFixed,
        @Nullable PriceType minCost,
        @Nullable PriceType maxCost)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.text("tariffId", tariffId, 60);
        rules.optionalParts("description", description, 1, 10);
        rules.text("currency", currency, 3);
        rules.optionalPart("energy", energy);
        rules.optionalTime("validFrom", validFrom);
        rules.optionalPart("chargingTime", chargingTime);
        rules.optionalPart("idleTime", idleTime);
        rules.optionalPart("fixedFee", fixedFee);
        rules.optionalPart("reservationTime", reservationTime);
        rules.optionalPart("reservationFixed", reservationFixed);
        rules.optionalPart("minCost", minCost);
        rules.optionalPart("maxCost", maxCost);
    }
}
