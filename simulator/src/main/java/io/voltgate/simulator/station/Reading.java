package io.voltgate.simulator.station;

/**
 * What a connector's meter and vehicle show at one moment. A value.
 *
 * @param atMs the station's clock, milliseconds since 1970; no two readings of a station share it
 */
public record Reading(long atMs, long registerWh, long powerW, int socPercent) {}
