package io.voltgate.shard;

import org.jspecify.annotations.Nullable;

/**
 * A place in a journal that moves forward. Owned by the thread that opened it. It never passes the durable position.
 */
public interface JournalReader extends AutoCloseable {
    /** The next entry, or null where nothing further is durable yet. */
    @Nullable
    JournalEntry next();

    @Override
    void close();
}
