/** The gateway: main() and the wiring of sockets, threads and the clock around the shard. */
@NullMarked
package io.voltgate.gateway;

import org.jspecify.annotations.NullMarked;
