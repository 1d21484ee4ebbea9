package io.voltgate.gateway.explain;

import io.voltgate.domain.Bill;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationTime;
import io.voltgate.gateway.explain.Explanation.Reading;
import io.voltgate.gateway.explain.Explanation.Source;
import io.voltgate.gateway.explain.Explanation.Standing;
import io.voltgate.persistence.store.query.BillTrail.RecordedReading;
import io.voltgate.persistence.store.query.BillView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says of each reading what became of it: from what the bill names, and from the reading itself. Immutable, for any thread.
 * A reading that is an end of a segment was used, whatever else is to be said of it.
 *
 * @param segments of the newest bill; empty where it names none
 * @param refused that the newest bill names
 * @param shard whose journal has the readings, null where that isn't known
 */
record ReadingReview(
        Wording words,
        List<Bill.Segment> segments,
        List<Bill.Refused> refused,
        @Nullable Integer shard) {
    private static final long KILO = 1000;
    private static final Energy MAX_SCALABLE = new Energy(Long.MAX_VALUE / KILO);

    private record Verdict(Standing standing, String why) {}

    Reading ofSession(RecordedReading reading) {
        return reading(reading, verdict(reading));
    }

    Reading ofNobody(RecordedReading reading) {
        return reading(reading, new Verdict(Standing.ASIDE, words.say("reading.nearby")));
    }

    private Reading reading(RecordedReading reading, Verdict verdict) {
        String position = shard == null ? Long.toString(reading.sequence()) : shard + ":" + reading.sequence();
        return new Reading(
                reading.sampledAt(),
                reading.rawTime(),
                reading.receivedAt(),
                reading.evse(),
                reading.connector(),
                reading.measurand(),
                reading.phase(),
                reading.context(),
                reading.location(),
                reading.unit(),
                reading.multiplier(),
                reading.value(),
                energy(reading).map(BillView::kwh).orElse(null),
                verdict.standing(),
                verdict.why(),
                reading.signed(),
                reading.signature(),
                reading.signatureReason(),
                new Source(reading.frame(), position, reading.receivedAt()));
    }

    private Verdict verdict(RecordedReading reading) {
        Optional<Energy> energy = energy(reading);
        Optional<Bill.Refused> named = refused.stream()
                .filter(refusal -> names(refusal, reading, energy))
                .findFirst();
        if (named.isPresent()) {
            return new Verdict(
                    Standing.REFUSED, words.word("refused", named.get().why()));
        }
        if (energy.isEmpty()) {
            return sealed(reading) ? aside("reading.signed") : refused("reading.no-number");
        }
        Optional<Verdict> used = used(reading, energy.get());
        if (used.isPresent()) {
            return used.get();
        }
        if (energy.get().isNegative()) {
            return refused("reading.negative");
        }
        if (!reading.measurand().equals(Sample.IMPORT_REGISTER)) {
            return aside("reading.other-measurand");
        }
        if (!reading.phase().isEmpty()) {
            return aside("reading.one-phase");
        }
        if (!reading.location().equals(Sample.OUTLET)) {
            return aside("reading.other-place");
        }
        return inLine(reading, energy.get());
    }

    private static boolean names(Bill.Refused refusal, RecordedReading reading, Optional<Energy> energy) {
        String wattHours = energy.map(Energy::toWh)
                .map(wh -> BillView.bare(wh).toPlainString())
                .orElse(reading.value());
        return refusal.atMs() == reading.sampledAt().toEpochMilli()
                && (refusal.value().equals(wattHours) || refusal.value().equals(reading.value()));
    }

    private Optional<Verdict> used(RecordedReading reading, Energy energy) {
        long atMs = reading.sampledAt().toEpochMilli();
        for (int i = 0; i < segments.size(); i++) {
            Bill.Segment segment = segments.get(i);
            if (atMs == segment.fromMs() && shows(energy, segment.from())) {
                return Optional.of(new Verdict(Standing.USED, words.say("reading.first", i + 1)));
            }
            if (atMs == segment.toMs() && shows(energy, segment.to())) {
                return Optional.of(new Verdict(Standing.USED, words.say("reading.last", i + 1)));
            }
        }
        return Optional.empty();
    }

    /** Whether a reading stands for that register; its unit may have been mended. */
    private static boolean shows(Energy read, @Nullable Energy register) {
        return register != null
                && (read.equals(register) || thousandfold(read, register) || thousandfold(register, read));
    }

    private static boolean thousandfold(Energy small, Energy large) {
        return !small.isNegative()
                && small.compareTo(MAX_SCALABLE) <= 0
                && small.microWh() != 0
                && small.microWh() * KILO == large.microWh();
    }

    /** A register that lies beyond what was read before and after can't have been read right. */
    private Verdict inLine(RecordedReading reading, Energy energy) {
        long atMs = reading.sampledAt().toEpochMilli();
        boolean inside = false;
        boolean fits = false;
        for (Bill.Segment segment : segments) {
            Energy from = segment.from();
            Energy to = segment.to();
            if (from != null && to != null && atMs >= segment.fromMs() && atMs <= segment.toMs()) {
                inside = true;
                fits |= energy.compareTo(from) >= 0 && energy.compareTo(to) <= 0;
            }
        }
        if (inside) {
            return fits ? new Verdict(Standing.AGREES, words.say("reading.agrees")) : refused("reading.out-of-line");
        }
        return segments.isEmpty()
                ? new Verdict(Standing.AGREES, words.say("reading.no-segments"))
                : aside("reading.outside");
    }

    private Verdict refused(String key) {
        return new Verdict(Standing.REFUSED, words.say(key));
    }

    private Verdict aside(String key) {
        return new Verdict(Standing.ASIDE, words.say(key));
    }

    /** Whether it is a record that a meter signed, and no number. */
    private static boolean sealed(RecordedReading reading) {
        String value = reading.value();
        return reading.signed() != null
                || value.startsWith("OCMF")
                || value.startsWith("{")
                || reading.measurand().isEmpty();
    }

    /** What it says, wherever it was measured. */
    static Optional<Energy> energy(RecordedReading reading) {
        return new Sample(
                        new StationTime(reading.rawTime(), reading.sampledAt().toEpochMilli()),
                        Sample.IMPORT_REGISTER,
                        "",
                        reading.context(),
                        Sample.OUTLET,
                        reading.unit(),
                        reading.multiplier(),
                        reading.value())
                .register();
    }
}
