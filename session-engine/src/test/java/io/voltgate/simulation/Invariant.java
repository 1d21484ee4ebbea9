package io.voltgate.simulation;

import io.voltgate.domain.Event;
import io.voltgate.engine.Input;
import io.voltgate.engine.Output;
import io.voltgate.shard.JournalEntry;

/**
 * Something that holds in every history, after each of its steps. Owned by the test's thread. It is told all that goes in, comes out and
 * becomes durable, in order, and throws a {@link Violation} at once.
 */
public interface Invariant {
    default String name() {
        return getClass().getSimpleName();
    }

    default Violation violation(Object seen) {
        return new Violation(name(), seen.toString());
    }

    /** Something is put into the shard. */
    default void offered(Input input, long nowMs) {}

    /** Something leaves the shard. */
    default void released(Output output, long nowMs) {}

    /** An entry is durable; each is told once. */
    default void durable(JournalEntry entry) {}

    /** The same, fact by fact. */
    default void durable(Event fact, JournalEntry entry) {}

    /** The shard has nothing left to do. */
    default void atRest() {}

    /** The shard is about to be gone, at rest. */
    default void beforeCrash() {}

    /** The shard is gone with all that was not durable. */
    default void crashed() {}

    /** Everything has come to its end, with links that hold. */
    default void atEnd() {}
}
