/** What can be read and set of a station: one model, seen as keys in OCPP 1.6 and as components and variables in 2.x. */
@NullMarked
package io.voltgate.simulator.station.device;

import org.jspecify.annotations.NullMarked;
