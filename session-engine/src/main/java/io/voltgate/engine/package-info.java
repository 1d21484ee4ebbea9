/** The decisions: from what is said to facts and outputs, without a socket, file, thread, clock or randomness. */
@NullMarked
package io.voltgate.engine;

import org.jspecify.annotations.NullMarked;
