/** The generator without a server: what it writes, and when. */
@NullMarked
package io.voltgate.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
