/** Many stations in one process. */
@NullMarked
package io.voltgate.simulator.fleet;

import org.jspecify.annotations.NullMarked;
