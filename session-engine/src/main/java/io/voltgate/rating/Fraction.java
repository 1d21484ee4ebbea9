package io.voltgate.rating;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact number: an hour's price times milliseconds has no end as a decimal. A value, in lowest terms. It is rounded only where that
 * is asked for.
 */
record Fraction(BigInteger above, BigInteger below) {
    static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

    static Fraction of(BigDecimal number) {
        return number.scale() > 0
                ? of(number.unscaledValue(), BigInteger.TEN.pow(number.scale()))
                : new Fraction(number.toBigIntegerExact(), BigInteger.ONE);
    }

    static Fraction of(long above, long below) {
        return of(BigInteger.valueOf(above), BigInteger.valueOf(below));
    }

    private static Fraction of(BigInteger above, BigInteger below) {
        BigInteger common = above.gcd(below);
        return new Fraction(above.divide(common), below.divide(common));
    }

    Fraction plus(Fraction other) {
        return of(above.multiply(other.below).add(other.above.multiply(below)), below.multiply(other.below));
    }

    Fraction minus(Fraction other) {
        return plus(new Fraction(other.above.negate(), other.below));
    }

    Fraction times(Fraction other) {
        return of(above.multiply(other.above), below.multiply(other.below));
    }

    /** The other is above zero. */
    Fraction dividedBy(Fraction other) {
        return of(above.multiply(other.below), below.multiply(other.above));
    }

    boolean isBelow(Fraction other) {
        return above.multiply(other.below).compareTo(other.above.multiply(below)) < 0;
    }

    BigDecimal rounded(int digits, RoundingMode mode) {
        return new BigDecimal(above).divide(new BigDecimal(below), digits, mode);
    }
}
