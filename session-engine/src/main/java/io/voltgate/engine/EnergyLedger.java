package io.voltgate.engine;

import io.voltgate.domain.Energy;
import io.voltgate.domain.Sample;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The energy of one session, from the readings of one register: the sum of its rises. An immutable value. Energy never shrinks: a
 * register that falls begins a new segment, and what an older reading would change is left alone, save the start.
 *
 * @param first the first reading, null while none was told
 * @param last the newest reading, null while none was told
 * @param lastAtMs when the newest was read, milliseconds since 1970
 * @param delivered the sum so far
 */
record EnergyLedger(@Nullable Energy first, @Nullable Energy last, long lastAtMs, Energy delivered) {

    static EnergyLedger startingAt(@Nullable Energy meterStart, long atMs) {
        return new EnergyLedger(meterStart, meterStart, atMs, Energy.ZERO);
    }

    /** This with all the registers among the samples, in the order of their times. */
    EnergyLedger with(List<Sample> samples) {
        List<Sample> registers = samples.stream()
                .filter(sample -> sample.register().isPresent())
                .sorted((a, b) -> Long.compare(a.at().epochMs(), b.at().epochMs()))
                .toList();
        EnergyLedger ledger = this;
        for (Sample sample : registers) {
            Optional<Energy> register = sample.register();
            if (register.isPresent()) {
                ledger = sample.context().equals(Sample.BEGIN)
                        ? ledger.begunAt(register.get(), sample.at().epochMs())
                        : ledger.with(register.get(), sample.at().epochMs());
            }
        }
        return ledger;
    }

    /** This with the reading of the stop, which is the newest whatever the station's clock says. */
    EnergyLedger stoppedAt(Energy register, long atMs) {
        return with(register, Math.max(atMs, lastAtMs));
    }

    /** This with one more reading. */
    EnergyLedger with(Energy register, long atMs) {
        if (register.isNegative() || (last != null && atMs < lastAtMs)) {
            return this;
        }
        if (first == null || last == null) {
            return new EnergyLedger(register, register, atMs, delivered);
        }
        Energy rise = register.compareTo(last) > 0 ? register.minus(last) : Energy.ZERO;
        return new EnergyLedger(first, register, atMs, delivered.plus(rise));
    }

    /**
     * This with the reading that the station calls the begin, which may come after others. A begin of 0 below readings that are
     * not is a station's default, not a reading: it would bill the meter's lifetime.
     */
    private EnergyLedger begunAt(Energy register, long atMs) {
        if (first == null || last == null || register.isNegative()) {
            return with(register, atMs);
        }
        if (register.equals(Energy.ZERO) || register.compareTo(first) >= 0) {
            return this;
        }
        return new EnergyLedger(register, last, lastAtMs, delivered.plus(first.minus(register)));
    }
}
