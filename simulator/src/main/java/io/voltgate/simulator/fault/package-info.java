/** What goes wrong between stations and their server, and within stations: by frame, direction and moment, from a seed. */
@NullMarked
package io.voltgate.simulator.fault;

import org.jspecify.annotations.NullMarked;
