/** A strict eye on a server: it sees the frames of one station, and says of all that the server sends what no server should. */
@NullMarked
package io.voltgate.simulator.eye;

import org.jspecify.annotations.NullMarked;
