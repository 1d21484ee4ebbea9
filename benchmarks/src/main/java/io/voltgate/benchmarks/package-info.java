/** The stopwatch: what the parts of the gateway cost, and what the whole can carry. */
@NullMarked
package io.voltgate.benchmarks;

import org.jspecify.annotations.NullMarked;
