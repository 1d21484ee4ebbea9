package io.voltgate.shard;

import io.voltgate.engine.Output;

/** Where a shard's outputs go once their facts are durable. Called by the shard's thread; must not block. */
@FunctionalInterface
public interface Outlet {
    void release(Output output);
}
