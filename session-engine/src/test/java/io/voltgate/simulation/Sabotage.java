package io.voltgate.simulation;

import io.voltgate.engine.Input;
import io.voltgate.shard.Journal;
import io.voltgate.shard.Outlet;
import java.util.List;

/**
 * Where a bug can be planted into a world: between the shard and what it stands on. Owned by the test's thread. Without sabotage everything
 * is passed on as it is.
 */
interface Sabotage {
    /** Nothing is planted. */
    static Sabotage none() {
        return new Sabotage() {};
    }

    /** The journal that the shard is given. */
    default Journal journal(Disk disk) {
        return disk;
    }

    /** What the shard is given for an input. */
    default List<Input> inputs(Input input) {
        return List.of(input);
    }

    /** Where the shard's outputs go. */
    default Outlet outlet(Outlet outlet) {
        return outlet;
    }

    default ModelStore store() {
        return new ModelStore();
    }

    /** The entry after which a subscriber's stream resumes that has seen this one. */
    default long resumeAfter(long sequence) {
        return sequence;
    }
}
