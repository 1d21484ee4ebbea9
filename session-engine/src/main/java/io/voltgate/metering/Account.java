package io.voltgate.metering;

import io.voltgate.domain.Bill;
import io.voltgate.domain.BillFlag;
import io.voltgate.domain.Energy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the readings of a session amount to. A value; the energy of its segments adds up to what was imported, and nothing in it is
 * negative.
 *
 * @param imported energy that the vehicle took
 * @param exported energy that the vehicle gave (V2X)
 * @param first the register where the session began, null where none is known
 * @param last the newest register that counts, null where none is known
 * @param lastAtMs when the newest that counts was read, milliseconds since 1970; 0 where there is none
 * @param segments how the imported energy adds up
 * @param flags what is remarkable, in the order of the list
 * @param refusals what does not count, in the order of time
 */
public record Account(
        Energy imported,
        Energy exported,
        @Nullable Energy first,
        @Nullable Energy last,
        long lastAtMs,
        List<Bill.Segment> segments,
        Set<BillFlag> flags,
        List<Refusal> refusals) {}
