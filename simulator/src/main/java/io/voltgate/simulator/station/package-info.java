/** One charging station with its connectors, meters, drivers and memory, in each version of OCPP; it knows its link, and no fleet. */
@NullMarked
package io.voltgate.simulator.station;

import org.jspecify.annotations.NullMarked;
