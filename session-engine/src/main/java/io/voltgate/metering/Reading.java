package io.voltgate.metering;

import io.voltgate.domain.Energy;
import io.voltgate.domain.Sample;
import io.voltgate.domain.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one register showed at one moment. A value, made from a sample or from the register that a start or a stop of OCPP 1.6 names.
 *
 * @param atMs by the station's clock, corrected where it can be, milliseconds since 1970
 * @param value what it showed, null where the text is no number
 * @param told the text as sent
 * @param unitMended whether the unit is none that the standard knows for energy
 * @param refusal why it counts for nothing whatever it showed, null where that is for its register to tell
 */
public record Reading(
        Register register,
        Label label,
        long atMs,
        @Nullable Energy value,
        String told,
        boolean unitMended,
        Refusal.@Nullable Why refusal) {
    private static final Set<String> UNITS = Set.of("Wh", "kWh", "");
    /** Longer texts are signed containers, which are no numbers and are not meant to be. */
    private static final int MAX_TEXT = 32;

    /** A reading that its register takes in. */
    public Reading(Register register, Label label, long atMs, @Nullable Energy value, String told, boolean unitMended) {
        this(register, label, atMs, value, told, unitMended, null);
    }

    /** The register that a StartTransaction of OCPP 1.6 names. */
    public static Reading start(Energy register, long atMs) {
        return told(Register.IMPORT_OUTLET, Label.START, atMs, register);
    }

    /** The register that a StopTransaction of OCPP 1.6 names. */
    public static Reading stop(Energy register, long atMs) {
        return told(Register.IMPORT_OUTLET, Label.STOP, atMs, register);
    }

    /** A reading of which only the amount counts, such as one whose signature is valid. */
    public static Reading told(Register register, Label label, long atMs, Energy value) {
        return new Reading(register, label, atMs, value, "", false);
    }

    /** The readings among samples, in their order, those that meters signed included. */
    public static List<Reading> of(List<Sample> samples) {
        List<Reading> readings = new ArrayList<>(1);
        for (Sample sample : samples) {
            of(sample).ifPresent(readings::add);
            readings.addAll(Signed.of(sample));
        }
        return readings;
    }

    /** Whether a sample is a reading. */
    public static boolean isOne(Sample sample) {
        return Register.of(sample).isPresent()
                && (meantAsNumber(sample.value()) || sample.energy().isPresent());
    }

    /** The reading that a sample is; empty where it is of no register that counts, holds nothing, or is a signed container. */
    public static Optional<Reading> of(Sample sample) {
        Optional<Register> register = Register.of(sample);
        if (register.isEmpty()) {
            return Optional.empty();
        }
        Energy value = sample.energy().orElse(null);
        if (value == null && !meantAsNumber(sample.value())) {
            return Optional.empty();
        }
        long atMs = sample.at().epochMs();
        return Optional.of(
                new Reading(register.get(), Label.of(sample), atMs, value, sample.value(), unitMended(sample)));
    }

    private static boolean meantAsNumber(String text) {
        return !text.isBlank() && text.length() <= MAX_TEXT && text.charAt(0) != '"' && text.charAt(0) != '{';
    }

    private static boolean unitMended(Sample sample) {
        String text = sample.value().strip();
        boolean beside = UNITS.contains(sample.unit());
        boolean inside = !text.isEmpty() && Character.isLetter(text.charAt(text.length() - 1));
        return !beside || (inside && Unit.standard(sample.unit()));
    }
}
