package io.voltgate.simulator.station;

/**
 * How drivers behave, in simulated time and watt-hours. A value. A session ends when the driver has what they came for, or the
 * battery is full.
 *
 * @param speed simulated seconds per real second; what stations send is stamped with the real clock
 * @param minWh the least a driver wants
 * @param maxWh the most a driver wants
 * @param pauses between two drivers
 */
public record DriverHabits(int speed, long minWh, long maxWh, Pauses pauses) {
    public static final DriverHabits NORMAL = new DriverHabits(60, 2_000, 12_000, 20_000, 120_000);

    /** Nobody comes of their own accord: cables and tokens are moved {@link ByHand}. */
    public static final DriverHabits BY_HAND = new DriverHabits(1, 1, Long.MAX_VALUE - 1, new Pauses.MovedByHand());

    public DriverHabits {
        if (speed < 1 || minWh < 1 || maxWh < minWh) {
            throw new IllegalArgumentException("habits: speed and energy from 1 up, ranges in order");
        }
    }

    public DriverHabits(int speed, long minWh, long maxWh, long minPauseMs, long maxPauseMs) {
        this(speed, minWh, maxWh, new Pauses.Even(minPauseMs, maxPauseMs));
    }

    boolean byHand() {
        return pauses instanceof Pauses.MovedByHand;
    }

    public DriverHabits atSpeed(int newSpeed) {
        return new DriverHabits(newSpeed, minWh, maxWh, pauses);
    }

    public DriverHabits withPauses(Pauses others) {
        return new DriverHabits(speed, minWh, maxWh, others);
    }
}
