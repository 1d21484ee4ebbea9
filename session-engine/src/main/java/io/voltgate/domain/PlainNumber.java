package io.voltgate.domain;

/**
 * Numbers as nearly all stations write them: digits, and perhaps a point with more digits. Stateless. What it reads it reads exactly;
 * everything else is for {@link java.math.BigDecimal}.
 */
final class PlainNumber {
    /** The text is none of these, or the number has more digits than are read here. */
    static final long NONE = Long.MIN_VALUE;

    /** So many decimal digits always fit into a long. */
    private static final int MOST_DIGITS = 18;

    private static final int TEN = 10;

    private PlainNumber() {}

    /** The number times ten to the power of the scale; {@link #NONE} where that is no whole number. */
    static long scaled(String text, int scale) {
        long number = 0;
        int digits = 0;
        int fraction = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && fraction < 0 && digits > 0) {
                fraction = 0;
            } else if (c >= '0' && c <= '9') {
                number = number * TEN + (c - '0');
                digits++;
                fraction += fraction < 0 ? 0 : 1;
            } else {
                return NONE;
            }
            if (digits > MOST_DIGITS) {
                return NONE;
            }
        }
        int missing = scale - Math.max(fraction, 0);
        boolean read = digits > 0 && fraction != 0 && missing >= 0 && digits + missing <= MOST_DIGITS;
        return read ? number * power(missing) : NONE;
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= TEN;
        }
        return power;
    }
}
