/** Threads, queues and clocks around the shard: how inputs reach it, what drives it, what is done outside, and how it is watched. */
@NullMarked
package io.voltgate.gateway.runtime;

import org.jspecify.annotations.NullMarked;
