/** The load program against a small server of the tests' own. */
@NullMarked
package io.voltgate.benchmarks.load;

import org.jspecify.annotations.NullMarked;
