/** How a station reaches its gateway: one connection at a time, text frames in and out; it knows nothing of OCPP. */
@NullMarked
package io.voltgate.simulator.link;

import org.jspecify.annotations.NullMarked;
