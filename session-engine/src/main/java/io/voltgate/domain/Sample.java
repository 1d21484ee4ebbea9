package io.voltgate.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One sampled value of a meter, with what OCPP says about it; absent fields carry the standard's defaults (OCPP 1.6, 7.43;
 * OCPP 2.0.1 Part 2, 2.46). A value. The reading is the text as sent, never a floating-point number.
 *
 * @param measurand such as Energy.Active.Import.Register
 * @param phase such as L1, empty for the total
 * @param context such as Sample.Periodic, Transaction.Begin
 * @param location such as Outlet
 * @param unit such as Wh, kWh, W; empty where the measurand has none
 * @param multiplier power of ten to apply to the reading (OCPP 2.x), 0 in OCPP 1.6
 * @param value the reading as sent
 * @param signed the meter's own signed record of it as JSON text (OCPP 2.x), null where there is none; in OCPP 1.6 that is the value
 *     itself
 * @param readings what was read from the signed record and what its signature is worth, null where it carries none or nobody looked
 */
public record Sample(
        StationTime at,
        String measurand,
        String phase,
        String context,
        String location,
        String unit,
        int multiplier,
        String value,
        @Nullable String signed,
        @Nullable List<SignedReading> readings) {
    public static final String IMPORT_REGISTER = "Energy.Active.Import.Register";
    public static final String POWER_IMPORT = "Power.Active.Import";
    public static final String STATE_OF_CHARGE = "SoC";
    public static final String PERIODIC = "Sample.Periodic";
    public static final String BEGIN = "Transaction.Begin";
    public static final String END = "Transaction.End";
    public static final String OUTLET = "Outlet";
    private static final int KILO = 3;
    private static final int MICRO = 6;
    private static final Pattern NUMBER_AND_UNIT =
            Pattern.compile("\\s*([+-]?\\d+(?:\\.\\d+)?)\\s*([A-Za-z%°][A-Za-z.%°]*)\\s*");
    private static final int MAX_EXPONENT = 30;
    /** Longer texts are no numbers of sane size, and reading a million digits would take seconds. */
    private static final int MAX_TEXT = 100;

    /** A sample that its meter didn't sign. */
    public Sample(
            StationTime at,
            String measurand,
            String phase,
            String context,
            String location,
            String unit,
            int multiplier,
            String value) {
        this(at, measurand, phase, context, location, unit, multiplier, value, null);
    }

    /** A sample whose signed record nobody has looked into. */
    public Sample(
            StationTime at,
            String measurand,
            String phase,
            String context,
            String location,
            String unit,
            int multiplier,
            String value,
            @Nullable String signed) {
        this(at, measurand, phase, context, location, unit, multiplier, value, signed, null);
    }

    /** Whether it carries a record that the meter signed, as far as that can be told at a glance. */
    public boolean carriesRecord() {
        return signed != null
                || value.length() > MAX_TEXT
                || value.startsWith("{")
                || value.startsWith("\"")
                || value.startsWith("OCMF");
    }

    /** The text of the signed record, where it carries one. */
    public String record() {
        return signed == null ? value : signed;
    }

    /** What was read from its signed record; empty where it carries none or nobody looked. */
    public List<SignedReading> signedReadings() {
        return readings == null ? List.of() : readings;
    }

    /** The same with what was read from its signed record. */
    public Sample with(List<SignedReading> read) {
        return new Sample(at, measurand, phase, context, location, unit, multiplier, value, signed, List.copyOf(read));
    }

    /** The same, taken at another time. */
    public Sample at(StationTime time) {
        return new Sample(time, measurand, phase, context, location, unit, multiplier, value, signed, readings);
    }

    /** The reading of the billable register: the total imported energy at the outlet; empty for any other sample. */
    public Optional<Energy> register() {
        if (!measurand.equals(IMPORT_REGISTER) || !phase.isEmpty() || !location.equals(OUTLET)) {
            return Optional.empty();
        }
        return energy();
    }

    /** The reading as an amount of energy, whatever it is an amount of; empty where it is no number, or beyond the range. */
    public Optional<Energy> energy() {
        int kilo = inKilo() ? KILO : 0;
        long plain = multiplier == 0 ? PlainNumber.scaled(value, MICRO + kilo) : PlainNumber.NONE;
        if (plain != PlainNumber.NONE) {
            return Optional.of(new Energy(plain));
        }
        return number().map(n -> n.scaleByPowerOfTen(multiplier + kilo)).flatMap(Sample::inRange);
    }

    /** Nearly all units are the standard's; a unit that stands in the value counts before the one beside it. */
    private boolean inKilo() {
        if (endsWithDigit()) {
            return unit.equals("kWh") || (!unit.equals("Wh") && isKilo(unit));
        }
        Matcher both = NUMBER_AND_UNIT.matcher(value);
        String told = value.length() <= MAX_TEXT && both.matches() ? both.group(2) : unit;
        return isKilo(told);
    }

    private static boolean isKilo(String unit) {
        return Unit.of(unit).filter("kWh"::equals).isPresent();
    }

    private boolean endsWithDigit() {
        return !value.isEmpty() && Character.isDigit(value.charAt(value.length() - 1));
    }

    /**
     * The reading as an exact decimal without unit; empty where the text is not a number of sane size. A unit that stands behind the
     * number is none of its digits.
     */
    public Optional<BigDecimal> number() {
        if (Math.abs(multiplier) > MAX_EXPONENT || value.length() > MAX_TEXT) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(digits());
            boolean sane = Math.abs((long) number.precision() - number.scale()) <= MAX_EXPONENT
                    && Math.abs((long) number.scale()) <= MAX_EXPONENT;
            return sane ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private String digits() {
        String plain = value.strip();
        if (plain.isEmpty() || endsWithDigit()) {
            return plain;
        }
        Matcher both = NUMBER_AND_UNIT.matcher(plain);
        return both.matches() && Unit.of(both.group(2)).isPresent() ? both.group(1) : plain;
    }

    private static Optional<Energy> inRange(BigDecimal wh) {
        try {
            return Optional.of(Energy.ofWh(wh));
        } catch (ArithmeticException beyondRange) {
            return Optional.empty();
        }
    }
}
