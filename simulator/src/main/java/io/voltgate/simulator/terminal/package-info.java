/** A prompt at a simulated station: what people type is done by it, and the frames go by. */
@NullMarked
package io.voltgate.simulator.terminal;

import org.jspecify.annotations.NullMarked;
