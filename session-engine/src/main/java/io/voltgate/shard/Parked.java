package io.voltgate.shard;

import io.voltgate.engine.Output;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Outputs that wait until the facts before them are on disk. Owned by the shard's thread. They leave in the order they came, so an
 * answer without facts never overtakes one with facts.
 */
final class Parked {
    private record Waiting(long sequence, Output output) {}

    private final Queue<Waiting> waiting = new ArrayDeque<>();

    void park(long sequence, Output output) {
        waiting.add(new Waiting(sequence, output));
    }

    /** Lets everything go that waits for a sequence up to this one, and returns how many. */
    int releaseUpTo(long durable, Outlet outlet) {
        int released = 0;
        while (!waiting.isEmpty() && waiting.peek().sequence() <= durable) {
            outlet.release(waiting.remove().output());
            released++;
        }
        return released;
    }
}
