/**
 * Charging stations as good hardware behaves: battery, meter, driver, offline queue and device model, over a link to the gateway.
 * A station runs on one lane, so nothing in it is shared; what tests read from outside are immutable records.
 */
@NullMarked
package io.voltgate.simulator;

import org.jspecify.annotations.NullMarked;
