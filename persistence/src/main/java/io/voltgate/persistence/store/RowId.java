package io.voltgate.persistence.store;

import java.util.UUID;

/**
 * The key of a row that a fact is the only reason for: derived from the fact's place, so that a replay writes the same key. A
 * version 8 UUID of shard, ordinal (16 bits), sequence (46 bits) and index (16 bits). Different facts have different keys.
 */
final class RowId {
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int INDEX_BITS = 16;
    private static final int ORDINAL_BITS = 16;
    private static final long MAX_SEQUENCE = 1L << 46;

    private RowId() {}

    static UUID of(int shard, long sequence, int index) {
        return of(shard, sequence, index, 0);
    }

    /** The key of one of several rows of a fact; the ordinal counts them from 0. */
    static UUID of(int shard, long sequence, int index, int ordinal) {
        if (sequence < 0 || sequence >= MAX_SEQUENCE || index < 0 || index >= 1 << INDEX_BITS) {
            throw new IllegalArgumentException("no fact has the place " + shard + ":" + sequence + ":" + index);
        }
        if (ordinal < 0 || ordinal >= 1 << ORDINAL_BITS) {
            throw new IllegalArgumentException("no fact has " + ordinal + " rows");
        }
        long high = ((long) shard << 32) | ((long) ordinal << ORDINAL_BITS) | VERSION_8;
        return new UUID(high, VARIANT | sequence << INDEX_BITS | index);
    }
}
