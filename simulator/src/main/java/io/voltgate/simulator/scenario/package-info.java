/** Scenarios over real sockets: what a script says is sent to a gateway, and what it answers is compared. */
@NullMarked
package io.voltgate.simulator.scenario;

import org.jspecify.annotations.NullMarked;
