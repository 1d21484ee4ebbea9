package io.voltgate.ocpp.v2.type;

import io.voltgate.domain.Sample;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.Words;
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
        @Nullable String measurand,
        @Nullable String context,
        @Nullable String phase,
        @Nullable String location,
        @Nullable SignedMeterValueType signedMeterValue,
        @Nullable UnitOfMeasureType unitOfMeasure)
        implements Wire {
    private static final Set<String> LOCATIONS = Set.of("Body", "Cable", "EV", "Inlet", "Outlet");
    private static final Set<String> LOCATIONS_21 = Words.plus(LOCATIONS, "Upstream");
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
    private static final Set<String> MEASURANDS_21 = Words.plus(
            MEASURANDS,
            "Current.Export.Offered",
            "Current.Export.Minimum",
            "Current.Import.Offered",
            "Current.Import.Minimum",
            "Display.PresentSOC",
            "Display.MinimumSOC",
            "Display.TargetSOC",
            "Display.MaximumSOC",
            "Display.RemainingTimeToMinimumSOC",
            "Display.RemainingTimeToTargetSOC",
            "Display.RemainingTimeToMaximumSOC",
            "Display.ChargingComplete",
            "Display.BatteryEnergyCapacity",
            "Display.InletHot",
            "Energy.Active.Import.CableLoss",
            "Energy.Active.Import.LocalGeneration.Register",
            "Energy.Active.Setpoint.Interval",
            "EnergyRequest.Target",
            "EnergyRequest.Minimum",
            "EnergyRequest.Maximum",
            "EnergyRequest.Minimum.V2X",
            "EnergyRequest.Maximum.V2X",
            "EnergyRequest.Bulk",
            "Power.Active.Setpoint",
            "Power.Active.Residual",
            "Power.Export.Minimum",
            "Power.Export.Offered",
            "Power.Import.Offered",
            "Power.Import.Minimum",
            "Voltage.Minimum",
            "Voltage.Maximum");
    private static final Set<String> PHASES =
            Set.of("L1", "L2", "L3", "N", "L1-N", "L2-N", "L3-N", "L1-L2", "L2-L3", "L3-L1");
    private static final Set<String> CONTEXTS = Set.of(
            "Interruption.Begin",
            "Interruption.End",
            "Other",
            "Sample.Clock",
            "Sample.Periodic",
            "Transaction.Begin",
            "Transaction.End",
            "Trigger");

    @Override
    public void check(Rules rules) {
        rules.decimal("value", value);
        rules.optionalWord("measurand", measurand, rules.v21() ? MEASURANDS_21 : MEASURANDS);
        rules.optionalWord("context", context, CONTEXTS);
        rules.optionalWord("phase", phase, PHASES);
        rules.optionalWord("location", location, rules.v21() ? LOCATIONS_21 : LOCATIONS);
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
                value.toPlainString(),
                signedMeterValue == null
                        ? null
                        : RawJson.written(signedMeterValue).text());
    }
}
