package io.voltgate.persistence.store;

import java.util.UUID;

/**
 * A 64-bit digest (FNV-1a over 16-bit units, mixed at the end as in SplitMix64) that is the same wherever and whenever it is made. Owned by
 * who fills it. Texts count with their length, so that no two lists of texts run together; it is no protection against who wants a collision.
 */
final class Digest {
    private static final long BASIS = 0xCBF2_9CE4_8422_2325L;
    private static final long PRIME = 0x0000_0100_0000_01B3L;

    private long state = BASIS;

    Digest add(String text) {
        long mixed = (state ^ text.length()) * PRIME;
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * PRIME;
        }
        state = mixed;
        return this;
    }

    Digest add(long number) {
        state = (state ^ mix(number)) * PRIME;
        return this;
    }

    Digest add(UUID key) {
        return add(key.getMostSignificantBits()).add(key.getLeastSignificantBits());
    }

    long value() {
        return mix(state);
    }

    private static long mix(long number) {
        long mixed = (number ^ (number >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }
}
