package io.voltgate.simulator.station;

/**
 * The battery of a vehicle: how much it takes at its state of charge. Owned by its connector. Energy is whole millijoules, so
 * what goes in is exactly what the meter counts; above 80 % the power falls in a straight line to 5 % of the full power.
 */
final class Battery {
    static final long MILLIJOULE_PER_WH = 3_600_000L;
    private static final long TAPER_FROM = 800;
    private static final long FULL = 1000;
    private static final long LEAST_SHARE = 20;

    private final long capacityMj;
    private final long maxPowerW;
    private long storedMj;

    Battery(long capacityWh, int socPercent, long maxPowerW) {
        this.capacityMj = Math.multiplyExact(capacityWh, MILLIJOULE_PER_WH);
        this.storedMj = capacityMj / 100 * socPercent;
        this.maxPowerW = maxPowerW;
    }

    /** What it takes now, in watts; 0 when full. */
    long powerW() {
        if (isFull()) {
            return 0;
        }
        long permille = permille();
        if (permille < TAPER_FROM) {
            return maxPowerW;
        }
        long tapered = maxPowerW * (FULL - permille) / (FULL - TAPER_FROM);
        return Math.max(tapered, maxPowerW / LEAST_SHARE);
    }

    /** Takes in as much as fits, and says how much that was. */
    long take(long offeredMj) {
        long taken = Math.min(offeredMj, capacityMj - storedMj);
        storedMj += taken;
        return taken;
    }

    boolean isFull() {
        return storedMj >= capacityMj;
    }

    int socPercent() {
        return (int) (permille() / 10);
    }

    private long permille() {
        return storedMj / (capacityMj / FULL);
    }
}
