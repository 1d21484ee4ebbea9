package io.voltgate.persistence.store;

import io.voltgate.domain.Event;
import java.util.UUID;

/**
 * One event with its place in the journal and its station's key. A value.
 *
 * @param atMs when it was decided, milliseconds since 1970
 * @param stationKey the key in `stations`
 */
record Fact(int shard, long sequence, int index, long atMs, UUID stationKey, Event event) {
    UUID rowId() {
        return RowId.of(shard, sequence, index);
    }

    /** The key of one of several rows of the fact, counted from 0. */
    UUID rowId(int ordinal) {
        return RowId.of(shard, sequence, index, ordinal);
    }
}
