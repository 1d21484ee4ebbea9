/** Simulated stations as parameters of JUnit 5 tests. */
@NullMarked
package io.voltgate.simulator.junit;

import org.jspecify.annotations.NullMarked;
