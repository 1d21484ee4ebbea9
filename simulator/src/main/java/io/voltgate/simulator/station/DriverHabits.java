package io.voltgate.simulator.station;

/**
 * How drivers behave, in simulated time and watt-hours. A value. A session ends when the driver has what they came for, or the
 * battery is full.
 *
 * @param speed simulated seconds per real second; what stations send is stamped with the real clock
 * @param minWh the least a driver wants
 * @param maxWh the most a driver wants
 * @param minPauseMs the shortest time between two drivers, simulated
 * @param maxPauseMs the longest
 */
public record DriverHabits(int speed, long minWh, long maxWh, long minPauseMs, long maxPauseMs) {
    public static final DriverHabits NORMAL = new DriverHabits(60, 2_000, 12_000, 20_000, 120_000);

    /** Nobody comes by habit: all is done by hand. */
    public static final DriverHabits BY_HAND = new DriverHabits(1, 1, 1, Long.MAX_VALUE, Long.MAX_VALUE);

    public DriverHabits {
        if (speed < 1 || minWh < 1 || maxWh < minWh || minPauseMs < 0 || maxPauseMs < minPauseMs) {
            throw new IllegalArgumentException("habits: speed and energy from 1 up, ranges in order");
        }
    }

    public boolean isByHand() {
        return minPauseMs == Long.MAX_VALUE;
    }

    public DriverHabits atSpeed(int newSpeed) {
        return new DriverHabits(newSpeed, minWh, maxWh, minPauseMs, maxPauseMs);
    }
}
