package io.voltgate.metering;

import io.voltgate.domain.Sample;
import io.voltgate.domain.SignedReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The readings that a meter signed, out of the sample that carries them. Stateless. Only what is valid counts; what is not is refused, so
 * that the bill says so. Begin and end may come in two samples or in one at the end, and both are taken from it then ("Signed Meter
 * Values in OCPP" 1.0, 3.1.4).
 */
final class Signed {
    /** A meter's clock that is further ahead of the station's is wrong. */
    private static final long AHEAD_MS = Duration.ofDays(1).toMillis();

    private Signed() {}

    static List<Reading> of(Sample sample) {
        List<SignedReading> told = sample.signedReadings();
        if (told.isEmpty()) {
            return List.of();
        }
        List<Reading> readings = new ArrayList<>(told.size());
        String imports = obis(told, true);
        String exports = obis(told, false);
        for (SignedReading each : told) {
            Label label = label(each, sample, told.size());
            Refusal.Why refusal = refusal(each);
            if (refusal != null) {
                readings.add(refused(each, label, atMs(each, sample), refusal));
            } else if (each.imports() && each.obis().equals(imports)) {
                readings.add(valid(each, Register.IMPORT_SIGNED, label, sample));
            } else if (each.exports() && each.obis().equals(exports)) {
                readings.add(valid(each, Register.EXPORT_SIGNED, label, sample));
            }
        }
        return readings;
    }

    /** A record may have several registers of one direction, such as the meter's and that of the transaction: the first counts. */
    private static String obis(List<SignedReading> told, boolean imported) {
        return told.stream()
                .filter(each -> imported ? each.imports() : each.exports())
                .map(SignedReading::obis)
                .findFirst()
                .orElse("");
    }

    private static Reading valid(SignedReading each, Register register, Label label, Sample sample) {
        return new Reading(register, label, atMs(each, sample), each.register(), each.reason(), false);
    }

    private static Reading refused(SignedReading each, Label label, long atMs, Refusal.Why why) {
        Register register = each.exports() ? Register.EXPORT_SIGNED : Register.IMPORT_SIGNED;
        return new Reading(register, label, atMs, each.register(), each.reason(), false, why);
    }

    private static Refusal.@Nullable Why refusal(SignedReading each) {
        return switch (each.outcome()) {
            case INVALID -> Refusal.Why.SIGNATURE_INVALID;
            case UNVERIFIED -> Refusal.Why.SIGNATURE_UNVERIFIED;
            case VALID -> each.register() == null ? Refusal.Why.METER_DOUBTS : null;
        };
    }

    /** What the meter says of it, or where it says nothing, the sample around its only reading. */
    private static Label label(SignedReading each, Sample sample, int readings) {
        if (each.begins()) {
            return Label.BEGIN;
        }
        if (each.ends()) {
            return Label.END;
        }
        return each.occasion().isEmpty() && readings == 1 ? Label.of(sample) : Label.NONE;
    }

    private static long atMs(SignedReading each, Sample sample) {
        long told = sample.at().epochMs();
        return each.atMs() > 0 && each.atMs() <= told + AHEAD_MS ? each.atMs() : told;
    }
}
