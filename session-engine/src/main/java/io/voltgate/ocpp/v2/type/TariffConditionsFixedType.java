package io.voltgate.ocpp.v2.type;

import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** TariffConditionsFixedType: when a fixed price holds (OCPP 2.1). A wire value. */
public record TariffConditionsFixedType(
        @Nullable String startTimeOfDay,
        @Nullable String endTimeOfDay,
        @Nullable List<String> dayOfWeek,
        @Nullable String validFromDate,
        @Nullable String validToDate,
        @Nullable String evseKind,
        @Nullable String paymentBrand,
        @Nullable String paymentRecognition)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.optionalList("dayOfWeek", dayOfWeek, 1, 7);
        rules.words("dayOfWeek", dayOfWeek, Enumerations.DAYS_OF_WEEK);
        rules.optionalWord("evseKind", evseKind, Enumerations.EVSE_KINDS);
        rules.optionalText("paymentBrand", paymentBrand, 20);
        rules.optionalText("paymentRecognition", paymentRecognition, 20);
    }
}
