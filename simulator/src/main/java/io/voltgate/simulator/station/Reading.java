package io.voltgate.simulator.station;

/**
 * What a connector's meter and vehicle show at one moment. A value.
 *
 * @param atMs the station's clock, milliseconds since 1970; no two readings of a station share it
 * @param powerW into the vehicle; below 0 what it gives back
 * @param offeredW what the station would give now
 * @param phases in use, 1 to 3; 0 is direct current
 * @param degrees of the vehicle's battery, Celsius
 * @param returnedWh the register of what vehicles gave back
 */
public record Reading(
        long atMs,
        long registerWh,
        long powerW,
        int socPercent,
        long offeredW,
        int phases,
        int degrees,
        long returnedWh) {}
