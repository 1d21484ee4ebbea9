package io.voltgate.simulator.station.power;

/**
 * The energy register of a connector, running for the life of the station. Owned by its connector. It never falls, and is exact
 * to the millijoule; what is told is the whole watt-hours that have passed.
 */
public final class EnergyMeter {
    private long mj;

    public EnergyMeter(long startWh) {
        this.mj = Math.multiplyExact(startWh, Battery.MILLIJOULE_PER_WH);
    }

    public void add(long millijoules) {
        if (millijoules < 0) {
            throw new IllegalArgumentException("a meter does not run backwards");
        }
        mj = Math.addExact(mj, millijoules);
    }

    public long registerWh() {
        return mj / Battery.MILLIJOULE_PER_WH;
    }
}
