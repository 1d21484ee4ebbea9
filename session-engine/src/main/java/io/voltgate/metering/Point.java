package io.voltgate.metering;

import io.voltgate.domain.Energy;

/**
 * How much had been delivered at a moment. A value; a curve of them never falls, neither in time nor in energy.
 *
 * @param atMs milliseconds since 1970
 * @param delivered since the session began
 */
public record Point(long atMs, Energy delivered) {}
