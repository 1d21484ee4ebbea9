/** What flows and why so much: outlets, vehicles with their batteries, and the registers that count it. Whole numbers, no OCPP. */
@NullMarked
package io.voltgate.simulator.station.power;

import org.jspecify.annotations.NullMarked;
