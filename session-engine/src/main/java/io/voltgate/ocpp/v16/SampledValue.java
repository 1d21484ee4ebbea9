package io.voltgate.ocpp.v16;

import io.voltgate.domain.Sample;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.JsonString;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.WordTable;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SampledValue (OCPP 1.6, 7.43): one reading with what it measures; absent fields mean the standard's defaults. */
public record SampledValue(
        String value,
        @Nullable String context,
        @Nullable String format,
        @Nullable String measurand,
        @Nullable String phase,
        @Nullable String location,
        @Nullable String unit)
        implements Wire {
    private static final Set<String> CONTEXTS = Set.of(
            "Interruption.Begin",
            "Interruption.End",
            "Sample.Clock",
            "Sample.Periodic",
            "Transaction.Begin",
            "Transaction.End",
            "Trigger",
            "Other");
    private static final String SIGNED = "SignedData";
    private static final Set<String> FORMATS = Set.of("Raw", SIGNED);
    private static final Set<String> MEASURANDS = Set.of(
            "Energy.Active.Export.Register",
            "Energy.Active.Import.Register",
            "Energy.Reactive.Export.Register",
            "Energy.Reactive.Import.Register",
            "Energy.Active.Export.Interval",
            "Energy.Active.Import.Interval",
            "Energy.Reactive.Export.Interval",
            "Energy.Reactive.Import.Interval",
            "Power.Active.Export",
            "Power.Active.Import",
            "Power.Offered",
            "Power.Reactive.Export",
            "Power.Reactive.Import",
            "Power.Factor",
            "Current.Import",
            "Current.Export",
            "Current.Offered",
            "Voltage",
            "Frequency",
            "Temperature",
            "SoC",
            "RPM");
    private static final Set<String> PHASES =
            Set.of("L1", "L2", "L3", "N", "L1-N", "L2-N", "L3-N", "L1-L2", "L2-L3", "L3-L1");
    private static final Set<String> LOCATIONS = Set.of("Cable", "EV", "Inlet", "Outlet", "Body");
    /** "Celcius" is how the first edition spells it. */
    private static final Set<String> UNITS = Set.of(
            "Wh",
            "kWh",
            "varh",
            "kvarh",
            "W",
            "kW",
            "VA",
            "kVA",
            "var",
            "kvar",
            "A",
            "V",
            "K",
            "Celcius",
            "Celsius",
            "Fahrenheit",
            "Percent");

    /** All of them, read as texts that are shared. */
    static final WordTable WORDS = new WordTable(List.of(CONTEXTS, FORMATS, MEASURANDS, PHASES, LOCATIONS, UNITS));

    @Override
    public void check(Rules rules) {
        rules.required("value", value);
        rules.optionalWord("context", context, CONTEXTS);
        rules.optionalWord("format", format, FORMATS);
        rules.optionalWord("measurand", measurand, MEASURANDS);
        rules.optionalWord("phase", phase, PHASES);
        rules.optionalWord("location", location, LOCATIONS);
        rules.optionalWord("unit", unit, UNITS);
    }

    Sample sample(StationTime at) {
        String measured = Objects.requireNonNullElse(measurand, Sample.IMPORT_REGISTER);
        Sample sample = new Sample(
                at,
                measured,
                Objects.requireNonNullElse(phase, ""),
                Objects.requireNonNullElse(context, Sample.PERIODIC),
                Objects.requireNonNullElse(location, Sample.OUTLET),
                Objects.requireNonNullElse(unit, measured.startsWith("Energy.") ? "Wh" : ""),
                0,
                value);
        return SIGNED.equals(format) ? signed(sample) : sample;
    }

    /** A signed container is no reading; one that is made of digits only is quoted, so that nobody bills it as a number. */
    private static Sample signed(Sample sample) {
        return sample.number().isEmpty()
                ? sample
                : new Sample(
                        sample.at(),
                        sample.measurand(),
                        sample.phase(),
                        sample.context(),
                        sample.location(),
                        sample.unit(),
                        sample.multiplier(),
                        JsonString.literal(sample.value()));
    }
}
