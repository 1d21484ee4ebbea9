package io.voltgate.ocpp.v201;

import io.voltgate.domain.Sample;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Check;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SampledValueType: one reading, and what it is a reading of (OCPP 2.0.1 Part 2, 2.87). A wire value. The reading keeps
 * every digit it came with.
 */
public record SampledValueType(
        BigDecimal value,
        @Nullable String context,
        @Nullable String measurand,
        @Nullable String phase,
        @Nullable String location,
        @Nullable SignedMeterValueType signedMeterValue,
        @Nullable UnitOfMeasureType unitOfMeasure) {
    private static final Set<String> CONTEXTS = Set.of(
            "Interruption.Begin",
            "Interruption.End",
            "Other",
            "Sample.Clock",
            "Sample.Periodic",
            "Transaction.Begin",
            "Transaction.End",
            "Trigger");
    private static final Set<String> MEASURANDS = Set.of(
            "Current.Export",
            "Current.Import",
            "Current.Offered",
            "Energy.Active.Export.Register",
            "Energy.Active.Import.Register",
            "Energy.Reactive.Export.Register",
            "Energy.Reactive.Import.Register",
            "Energy.Active.Export.Interval",
            "Energy.Active.Import.Interval",
            "Energy.Active.Net",
            "Energy.Reactive.Export.Interval",
            "Energy.Reactive.Import.Interval",
            "Energy.Reactive.Net",
            "Energy.Apparent.Net",
            "Energy.Apparent.Import",
            "Energy.Apparent.Export",
            "Frequency",
            "Power.Active.Export",
            "Power.Active.Import",
            "Power.Factor",
            "Power.Offered",
            "Power.Reactive.Export",
            "Power.Reactive.Import",
            "SoC",
            "Voltage");
    private static final Set<String> PHASES =
            Set.of("L1", "L2", "L3", "N", "L1-N", "L2-N", "L3-N", "L1-L2", "L2-L3", "L3-L1");
    private static final Set<String> LOCATIONS = Set.of("Body", "Cable", "EV", "Inlet", "Outlet");

    public SampledValueType {
        Check.decimal("value", value);
        Check.optionalWord("context", context, CONTEXTS);
        Check.optionalWord("measurand", measurand, MEASURANDS);
        Check.optionalWord("phase", phase, PHASES);
        Check.optionalWord("location", location, LOCATIONS);
    }

    Sample toSample(StationTime at) {
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
