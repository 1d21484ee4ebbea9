package io.voltgate.metering;

import io.voltgate.domain.Energy;

/**
 * What a connector can deliver in a time, and what a register can show. A value. All amounts are microwatt-hours, all sums stay in
 * the range of a long.
 *
 * @param maxPowerW the connector's highest power in watts
 */
record Plausibility(long maxPowerW) {
    /** No charger's register, and no session, comes near this; a reading beyond it is no reading, and sums stay in range. */
    static final long LARGEST = Energy.ofWh(100_000_000_000L).microWh();

    /** More than any charger gives today, for stations of which nobody said what they can. */
    private static final long UNKNOWN_POWER_W = 1_000_000;

    private static final long HIGHEST_POWER_W = 100_000_000;
    private static final long WATT_HOUR = 1_000_000;
    /** Registers in whole kilowatt-hours step by one. */
    private static final long COARSE_STEP = 1000 * WATT_HOUR;
    /** Clocks and meters lag each other by so much. */
    private static final long LAG_MS = 60_000;
    /** Whole watt-hours at the start and the stop, fractions between: such a fall is a matter of rounding. */
    private static final long ROUNDING = WATT_HOUR;
    /** No vehicle takes more before its station tells a second time. */
    private static final long LARGEST_BATTERY = 1_000_000 * WATT_HOUR;

    private static final long[] TURNS = {
        turn(10_000_000L),
        turn(100_000_000L),
        turn(1_000_000_000L),
        turn(10_000_000_000L),
        turn(100_000_000_000L),
        turn(1L << 31),
        turn(1L << 32)
    };

    private static long turn(long wh) {
        return wh * WATT_HOUR;
    }

    /** With the connector's highest power in watts; 0 where it is unknown. */
    static Plausibility of(long maxPowerW) {
        return new Plausibility(maxPowerW <= 0 ? UNKNOWN_POWER_W : Math.min(maxPowerW, HIGHEST_POWER_W));
    }

    static boolean register(long microWh) {
        return microWh >= 0 && microWh <= LARGEST;
    }

    /** The most that can be delivered in a time: a fifth above the power, since both are measured with errors. */
    long most(long ms) {
        long lagged = Math.max(ms, 0) + LAG_MS;
        return lagged >= (LARGEST - COARSE_STEP) / maxPowerW * 3 ? LARGEST : maxPowerW * lagged / 3 + COARSE_STEP;
    }

    /** Whether a register that showed the one can show the other so much later. */
    boolean follows(long before, long after, long ms) {
        long rise = after - before;
        return rise >= -ROUNDING && rise <= most(ms);
    }

    boolean follows(Entry before, Entry after) {
        boolean fromZero = before.value() == 0 && before.label().begins();
        return follows(before.value(), after.value(), after.orderMs() - before.orderMs())
                && (!fromZero || after.value() <= LARGEST_BATTERY);
    }

    static boolean below(long value, long other) {
        return value < other - ROUNDING;
    }

    /** Whether the rise between two readings is so small beside them that a fit in another unit is no chance. */
    boolean tells(Entry before, Entry after) {
        return most(after.orderMs() - before.orderMs()) <= before.value() / 10;
    }

    /** Where the register turned over between two readings; 0 where it did not. */
    long turned(Entry before, Entry after) {
        long most = most(after.orderMs() - before.orderMs());
        for (long turn : TURNS) {
            long rest = turn - before.value();
            if (rest > 0 && rest <= Math.min(most, turn / 100) && after.value() <= most - rest) {
                return turn;
            }
        }
        return 0;
    }

    /** Whether the register fell so low that it began again from zero. */
    boolean beganAgain(Entry before, Entry after) {
        return after.value() <= most(after.orderMs() - before.orderMs()) && after.value() < before.value() / 2;
    }
}
