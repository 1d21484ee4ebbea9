package io.voltgate.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/**
 * The newest digests of something, as many as are kept. Owned by the state of a station, so by the shard's thread. In a snapshot it is a
 * list of numbers, the oldest first.
 */
final class Digests {
    private static final int FIRST_ROOM = 4;
    private static final long[] NONE = {};

    private long[] ring = NONE;
    private int oldest;
    private int size;

    Digests() {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Digests(long[] oldestFirst) {
        ring = oldestFirst.clone();
        size = ring.length;
    }

    @JsonValue
    long[] oldestFirst() {
        long[] all = new long[size];
        for (int i = 0; i < size; i++) {
            all[i] = ring[(oldest + i) % ring.length];
        }
        return all;
    }

    boolean contains(long digest) {
        for (int i = 0, place = oldest; i < size; i++, place++) {
            place = place == ring.length ? 0 : place;
            if (ring[place] == digest) {
                return true;
            }
        }
        return false;
    }

    /** Adds the newest; the oldest gives way where so many are kept already. */
    void add(long digest, int kept) {
        if (size >= kept) {
            oldest = (oldest + size - kept + 1) % ring.length;
            size = kept - 1;
        } else if (size == ring.length) {
            ring = Arrays.copyOf(oldestFirst(), Math.min(kept, Math.max(FIRST_ROOM, 2 * size)));
            oldest = 0;
        }
        ring[(oldest + size) % ring.length] = digest;
        size++;
    }
}
