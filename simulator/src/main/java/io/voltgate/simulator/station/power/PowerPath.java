package io.voltgate.simulator.station.power;

import org.jspecify.annotations.Nullable;

/**
 * What flows from an outlet into a battery or back, and the registers that count it. Owned by its connector. Each joule that a register
 * counts is one that the battery took or gave.
 */
public final class PowerPath {
    private static final long SLICE_MS = 10_000;

    private final Outlet outlet;
    private final EnergyMeter meter;
    private final EnergyMeter returned = new EnergyMeter(0);
    private @Nullable Battery battery;
    private long offeredW;
    private long demandedW;
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

    /** Wants this many watts back from the vehicle from now on; 0 lets it charge. */
    public void demand(long watts) {
        demandedW = Math.max(0, watts);
        settle();
    }

    private void settle() {
        Battery car = battery;
        if (!closed || car == null) {
            powerW = 0;
        } else {
            powerW = demandedW > 0 ? -car.returnW(outlet, demandedW) : car.powerW(outlet, offeredW);
        }
    }

    /** Lets this much time pass, in slices short enough for the battery's curve, and ends when the register has reached its goal. */
    public void flow(long ms, long goalWh) {
        Battery car = battery;
        long leftMs = car == null || !closed ? 0 : ms;
        while (leftMs > 0 && powerW != 0 && meter.registerWh() < goalWh) {
            long sliceMs = Math.min(SLICE_MS, leftMs);
            leftMs -= sliceMs;
            if (car != null && powerW > 0) {
                meter.add(car.take(powerW * sliceMs));
            } else if (car != null) {
                returned.add(car.give(-powerW * sliceMs));
            }
            settle();
        }
    }

    public Outlet outlet() {
        return outlet;
    }

    public long registerWh() {
        return meter.registerWh();
    }

    /** What vehicles have given back. */
    public long returnedWh() {
        return returned.registerWh();
    }

    /** What flows into the vehicle; below 0 what it gives back. */
    public long powerW() {
        return powerW;
    }

    /** What would flow now if only the outlet and the vehicle limited it. */
    public long wantedW() {
        Battery car = battery;
        return closed && car != null ? car.powerW(outlet, outlet.maxPowerW()) : 0;
    }

    /** The most that the vehicle could ever give back here; 0 without one. */
    public long mostReturnW() {
        return battery == null ? 0 : battery.mostReturnW(outlet);
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
