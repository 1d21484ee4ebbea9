/** A station for other people's tests: built in one line, driven by hand, its frames to wait for and to look at. */
@NullMarked
package io.voltgate.simulator.api;

import org.jspecify.annotations.NullMarked;
