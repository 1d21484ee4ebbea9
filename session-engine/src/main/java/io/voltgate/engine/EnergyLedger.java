package io.voltgate.engine;

import io.voltgate.domain.Energy;
import io.voltgate.domain.Sample;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The energy of one session, from the readings of one register. An immutable value. While it runs it is the sum of the register's
 * rises, so that a register that falls begins a new segment; at the end it is the last reading less the first, as the standard
 * wants it, so that nothing in between can spoil the bill, unless the register was reset meanwhile.
 *
 * @param first the first reading, null while none was told
 * @param last the newest reading, null while none was told
 * @param lastAtMs when the newest was read, milliseconds since 1970
 * @param delivered the sum so far
 */
record EnergyLedger(@Nullable Energy first, @Nullable Energy last, long lastAtMs, Energy delivered) {

    /** No charger's register, and no session, comes near this; a reading beyond it is no reading, and sums stay in range. */
    static final Energy PLAUSIBLE = Energy.ofWh(100_000_000_000L);

    static EnergyLedger startingAt(@Nullable Energy told, long atMs) {
        Energy meterStart = told == null || !plausible(told) ? null : told;
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
        EnergyLedger stopped = with(register, Math.max(atMs, lastAtMs));
        return first == null || !plausible(register) || register.compareTo(first) < 0
                ? stopped
                : new EnergyLedger(first, register, stopped.lastAtMs, register.minus(first));
    }

    /** This as the end of the session settled it. */
    EnergyLedger endedAt(@Nullable Energy told, long atMs, Energy total) {
        Energy stop = told == null || !plausible(told) ? last : told;
        return new EnergyLedger(first, stop, Math.max(atMs, lastAtMs), total);
    }

    /** This with one more reading. */
    EnergyLedger with(Energy register, long atMs) {
        if (!plausible(register) || (last != null && atMs < lastAtMs)) {
            return this;
        }
        if (first == null || last == null) {
            return new EnergyLedger(register, register, atMs, delivered);
        }
        Energy rise = register.compareTo(last) > 0 ? register.minus(last) : Energy.ZERO;
        return new EnergyLedger(first, register, atMs, sum(delivered, rise));
    }

    private static boolean plausible(Energy register) {
        return !register.isNegative() && register.compareTo(PLAUSIBLE) <= 0;
    }

    private static Energy sum(Energy delivered, Energy rise) {
        Energy sum = delivered.plus(rise);
        return plausible(sum) ? sum : delivered;
    }

    /**
     * This with the reading that the station calls the begin, which may come after others. A begin of 0 below readings that are
     * not is a station's default, not a reading: it would bill the meter's lifetime.
     */
    EnergyLedger begunAt(Energy register, long atMs) {
        if (first == null || last == null || !plausible(register)) {
            return with(register, atMs);
        }
        if (register.equals(Energy.ZERO) || register.compareTo(first) >= 0) {
            return this;
        }
        return new EnergyLedger(register, last, lastAtMs, sum(delivered, first.minus(register)));
    }
}
