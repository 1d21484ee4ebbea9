/**
 * The floor: servers that answer OCPP over WebSocket and do nothing else, each a process of its own. What a gateway costs above one of
 * them is what its promises cost.
 */
@NullMarked
package io.voltgate.benchmarks.echo;

import org.jspecify.annotations.NullMarked;
