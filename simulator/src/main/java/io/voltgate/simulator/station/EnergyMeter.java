package io.voltgate.simulator.station;

/**
 * The energy register of a connector, running for the life of the station. Owned by its connector. It never falls, and is exact
 * to the millijoule; what is told is the whole watt-hours that have passed.
 */
final class EnergyMeter {
    private long mj;

    EnergyMeter(long startWh) {
        this.mj = Math.multiplyExact(startWh, Battery.MILLIJOULE_PER_WH);
    }

    void add(long millijoules) {
        if (millijoules < 0) {
            throw new IllegalArgumentException("a meter does not run backwards");
        }
        mj = Math.addExact(mj, millijoules);
    }

    long registerWh() {
        return mj / Battery.MILLIJOULE_PER_WH;
    }
}
