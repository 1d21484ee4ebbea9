/** The demonstration: a gateway as a child process, a few stations that charge in fast motion, and a view for people. */
@NullMarked
package io.voltgate.simulator.demo;

import org.jspecify.annotations.NullMarked;
