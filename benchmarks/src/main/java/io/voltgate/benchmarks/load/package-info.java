/** The load program: light stations that charge as fast or as often as asked, on one gateway, and a check that nothing of it was lost. */
@NullMarked
package io.voltgate.benchmarks.load;

import org.jspecify.annotations.NullMarked;
