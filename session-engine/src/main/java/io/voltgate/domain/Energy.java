package io.voltgate.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of energy, or the reading of an energy register. A value, held as a whole number of microwatt-hours, so sums and
 * differences are exact. Its range is ±9.2 TWh; what exceeds it is refused when it is read.
 */
public record Energy(@JsonValue long microWh) implements Comparable<Energy> {
    public static final Energy ZERO = new Energy(0);
    private static final int SCALE_WH = 6;
    private static final int SCALE_KWH = 9;

    @JsonCreator
    public Energy {}

    public static Energy ofWh(long wh) {
        return new Energy(Math.multiplyExact(wh, 1_000_000L));
    }

    /** Reads an exact decimal of watt-hours; throws ArithmeticException beyond the range. */
    public static Energy ofWh(BigDecimal wh) {
        return new Energy(
                wh.setScale(SCALE_WH, RoundingMode.HALF_EVEN).unscaledValue().longValueExact());
    }

    public Energy plus(Energy other) {
        return new Energy(Math.addExact(microWh, other.microWh));
    }

    public Energy minus(Energy other) {
        return new Energy(Math.subtractExact(microWh, other.microWh));
    }

    public boolean isNegative() {
        return microWh < 0;
    }

    public BigDecimal toWh() {
        return BigDecimal.valueOf(microWh, SCALE_WH);
    }

    public BigDecimal toKwh() {
        return BigDecimal.valueOf(microWh, SCALE_KWH);
    }

    @Override
    public int compareTo(Energy other) {
        return Long.compare(microWh, other.microWh);
    }
}
