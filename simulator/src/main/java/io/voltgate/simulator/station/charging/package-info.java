/** Charging profiles and what they come to at a moment. Pure functions over values; no station, no sockets. */
@NullMarked
package io.voltgate.simulator.station.charging;

import org.jspecify.annotations.NullMarked;
