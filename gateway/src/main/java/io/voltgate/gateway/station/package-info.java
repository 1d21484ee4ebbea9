/** The station plane: from the socket through the upgrade to frames, each connection on one I/O thread; and back. */
@NullMarked
package io.voltgate.gateway.station;

import org.jspecify.annotations.NullMarked;
