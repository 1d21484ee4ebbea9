package io.voltgate.benchmarks.report;

import java.util.Locale;

/** How numbers are shown to people. Stateless. Large ones have no decimals, small ones have three digits that count. */
public final class Numbers {
    private static final double WHOLE = 100;
    private static final double ONE_DECIMAL = 10;
    private static final double TWO_DECIMALS = 1;

    private Numbers() {}

    public static String shown(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    public static String shown(double value) {
        double size = Math.abs(value);
        String form = size >= WHOLE || value == Math.rint(value)
                ? "%,.0f"
                : size >= ONE_DECIMAL ? "%.1f" : size >= TWO_DECIMALS ? "%.2f" : "%.3f";
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, form, value);
    }
}
