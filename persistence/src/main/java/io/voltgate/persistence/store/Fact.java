package io.voltgate.persistence.store;

import io.voltgate.domain.Event;
import io.voltgate.shard.JournalEntry;
import java.util.UUID;

/**
 * One event with its place in the journal and its station's key. A value.
 *
 * @param stationKey the key in `stations`
 */
record Fact(int shard, JournalEntry entry, int index, UUID stationKey, Event event) {
    long sequence() {
        return entry.sequence();
    }

    /** When it was decided, milliseconds since 1970. */
    long atMs() {
        return entry.atMs();
    }

    /** Where it stands among all facts of its shard: later facts stand higher. An entry has far fewer than 1,000,000 facts. */
    long place() {
        return sequence() * 1_000_000 + index;
    }

    UUID rowId() {
        return RowId.of(shard, sequence(), index);
    }

    /** The key of one of several rows of the fact, counted from 0. */
    UUID rowId(int ordinal) {
        return RowId.of(shard, sequence(), index, ordinal);
    }
}
