package io.voltgate.simulator.station.power;

import org.jspecify.annotations.Nullable;

/**
 * What flows from an outlet into a battery, and the register that counts it. Owned by its connector. Each joule that the register counts is
 * one that the battery took.
 */
public final class PowerPath {
    private static final long SLICE_MS = 10_000;

    private final Outlet outlet;
    private final EnergyMeter meter;
    private @Nullable Battery battery;
    private long offeredW;
    private long powerW;
    private boolean closed;

    public PowerPath(Outlet outlet, long startWh) {
        this.outlet = outlet;
        this.meter = new EnergyMeter(startWh);
        this.offeredW = outlet.maxPowerW();
    }

    public void plugIn(Battery car) {
        battery = car;
    }

    public void unplug() {
        open();
        battery = null;
    }

    /** Lets energy flow, as much as the vehicle takes of what it is offered. */
    public void close() {
        closed = true;
        settle();
    }

    public void open() {
        closed = false;
        settle();
    }

    /** Offers this many watts from now on; the outlet's own limit holds as well. */
    public void offer(long watts) {
        offeredW = Math.clamp(watts, 0, outlet.maxPowerW());
        settle();
    }

    private void settle() {
        Battery car = battery;
        powerW = closed && car != null ? car.powerW(outlet, offeredW) : 0;
    }

    /** Lets this much time pass, in slices short enough for the battery's curve, and ends when the register has reached its goal. */
    public void flow(long ms, long goalWh) {
        Battery car = battery;
        long leftMs = car == null || !closed ? 0 : ms;
        while (leftMs > 0 && powerW > 0 && meter.registerWh() < goalWh) {
            long sliceMs = Math.min(SLICE_MS, leftMs);
            leftMs -= sliceMs;
            meter.add(car == null ? 0 : car.take(powerW * sliceMs));
            settle();
        }
    }

    public Outlet outlet() {
        return outlet;
    }

    public long registerWh() {
        return meter.registerWh();
    }

    public long powerW() {
        return powerW;
    }

    /** What would flow now if only the outlet and the vehicle limited it. */
    public long wantedW() {
        Battery car = battery;
        return closed && car != null ? car.powerW(outlet, outlet.maxPowerW()) : 0;
    }

    public long offeredW() {
        return closed ? offeredW : 0;
    }

    public boolean isFull() {
        return battery != null && battery.isFull();
    }

    /** The phases in use, 0 on direct current. */
    public int phases() {
        return battery == null ? outlet.phases() : battery.phases(outlet);
    }

    public int socPercent() {
        return battery == null ? 0 : battery.socPercent();
    }

    public int degrees() {
        return battery == null ? 20 : battery.degrees();
    }
}
