/** The cycle of one shard: drain, decide, append, apply, force, release; and the ports to the world. */
@NullMarked
package io.voltgate.shard;

import org.jspecify.annotations.NullMarked;
