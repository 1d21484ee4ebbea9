/** Models of charging stations as data: what stands on their plates, and what they do otherwise than the standard says. */
@NullMarked
package io.voltgate.simulator.vendor;

import org.jspecify.annotations.NullMarked;
