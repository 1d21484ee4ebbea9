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
        BigDecimal exact = amount().multiply(energy.toKwh());
        return of(currency, exact.setScale(digits, RoundingMode.HALF_UP));
    }

    public Money rounded(int digits) {
        return of(currency, amount().setScale(digits, RoundingMode.HALF_UP));
    }

    public BigDecimal amount() {
        return BigDecimal.valueOf(micros, SCALE);
    }
}
