package io.voltgate.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of money in one currency. A value, held as a whole number of millionths of the currency's unit. Sums are exact;
 * rounding to the currency's digits happens once, in {@link #rounded(int)}.
 *
 * @param currency ISO 4217 code, such as EUR
 */
public record Money(String currency, long micros) {
    private static final int SCALE = 6;
    private static final long KWH = 1_000_000_000L;
    /** Millionths in the smallest amount of so many digits. */
    private static final long[] UNITS = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

    public static Money zero(String currency) {
        return new Money(currency, 0);
    }

    /** Reads an exact decimal; digits beyond the sixth are rounded half up. */
    public static Money of(String currency, BigDecimal amount) {
        return new Money(
                currency,
                amount.setScale(SCALE, RoundingMode.HALF_UP).unscaledValue().longValueExact());
    }

    /** This price per kilowatt-hour times the energy, rounded once to so many digits. */
    public Money perKwhTimes(Energy energy, int digits) {
        if (micros >= 0 && energy.microWh() >= 0 && digits >= 0 && digits <= SCALE) {
            long unit = UNITS[digits];
            long product = micros * energy.microWh();
            if (Math.multiplyHigh(micros, energy.microWh()) == 0 && product >= 0) {
                return new Money(currency, halfUp(product, KWH * unit) * unit);
            }
        }
        BigDecimal exact = amount().multiply(energy.toKwh());
        return of(currency, exact.setScale(digits, RoundingMode.HALF_UP));
    }

    private static long halfUp(long amount, long divisor) {
        long whole = amount / divisor;
        return amount - whole * divisor >= divisor - divisor / 2 ? whole + 1 : whole;
    }

    public Money rounded(int digits) {
        return of(currency, amount().setScale(digits, RoundingMode.HALF_UP));
    }

    public BigDecimal amount() {
        return BigDecimal.valueOf(micros, SCALE);
    }
}
