/** What passed between stations and their servers: recorded on the way, read from the logs of others, played again, compared. */
@NullMarked
package io.voltgate.simulator.tape;

import org.jspecify.annotations.NullMarked;
