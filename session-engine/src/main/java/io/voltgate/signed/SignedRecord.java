package io.voltgate.signed;

import io.voltgate.domain.Energy;
import io.voltgate.domain.SignedReading.Clock;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record taken apart: the bytes that were signed, just as they came, and what they say. A value. Nothing in it is verified yet.
 *
 * @param named the name of the method as the record has it, for people
 * @param method null where the named one is not known
 * @param meter serial number, empty where the record has none
 */
record SignedRecord(
        Octets signed,
        Octets signature,
        String named,
        @Nullable SignatureMethod method,
        String meter,
        List<Claim> claims) {
    static final int MAX_CLAIMS = 100;
    private static final int MAX_EXPONENT = 30;

    SignedRecord {
        claims = List.copyOf(claims);
    }

    /**
     * One reading as the record has it.
     *
     * @param doubt why the register can't be used though the meter signed it, empty where it can
     */
    record Claim(@Nullable Energy register, String doubt, String obis, String occasion, long atMs, Clock clock) {}

    /** An energy of the given number of units of 10^power Wh; null where that is beyond all meters. */
    static @Nullable Energy energy(BigDecimal number, int power) {
        boolean sane = Math.abs((long) number.precision() - number.scale()) <= MAX_EXPONENT
                && Math.abs((long) number.scale()) <= MAX_EXPONENT
                && Math.abs(power) <= MAX_EXPONENT;
        if (!sane) {
            return null;
        }
        try {
            return Energy.ofWh(number.scaleByPowerOfTen(power));
        } catch (ArithmeticException beyondRange) {
            return null;
        }
    }
}
