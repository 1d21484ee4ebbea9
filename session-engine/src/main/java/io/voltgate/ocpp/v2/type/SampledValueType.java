package io.voltgate.ocpp.v2.type;

import io.voltgate.domain.Sample;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * SampledValueType: one reading, and what it is a reading of (OCPP 2.0.1 Part 2, 2.87). A wire value. The reading keeps
 * every digit it came with.
 */
public record SampledValueType(
        BigDecimal value,
        @Nullable String measurand,
        @Nullable String context,
        @Nullable String phase,
        @Nullable String location,
        @Nullable SignedMeterValueType signedMeterValue,
        @Nullable UnitOfMeasureType unitOfMeasure)
        implements Wire {
    @Override
    public void check(Rules rules) {
        rules.decimal("value", value);
        rules.optionalWord("measurand", measurand, rules.v21() ? Enumerations.MEASURAND_21 : Enumerations.MEASURAND);
        rules.optionalWord("context", context, Enumerations.READING_CONTEXT);
        rules.optionalWord("phase", phase, Enumerations.PHASE);
        rules.optionalWord("location", location, rules.v21() ? Enumerations.LOCATION_21 : Enumerations.LOCATION);
        rules.optionalPart("signedMeterValue", signedMeterValue);
        rules.optionalPart("unitOfMeasure", unitOfMeasure);
    }

    public Sample toSample(StationTime at) {
        String what = Objects.requireNonNullElse(measurand, Sample.IMPORT_REGISTER);
        UnitOfMeasureType unit = Objects.requireNonNullElse(unitOfMeasure, UnitOfMeasureType.UNSAID);
        return new Sample(
                at,
                what,
                Objects.requireNonNullElse(phase, ""),
                Objects.requireNonNullElse(context, Sample.PERIODIC),
                Objects.requireNonNullElse(location, Sample.OUTLET),
                unit.unitOf(what),
                unit.power(),
                value.toPlainString());
    }
}
