/** What the measurements stand on. */
@NullMarked
package io.voltgate.benchmarks;

import org.jspecify.annotations.NullMarked;
