package io.voltgate.shard;

import io.voltgate.engine.Input;
import java.util.function.Consumer;

/** Where a shard takes its inputs from. Drained by the shard's thread. Inputs of one station keep their order. */
@FunctionalInterface
public interface Inputs {
    /** Hands over up to so many inputs, and returns how many. */
    int drain(Consumer<Input> handler, int limit);
}
