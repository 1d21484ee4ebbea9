package io.voltgate.engine;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * Makes the ids of facts from the shard's number and a counter, never from randomness. Stateless. An id is a UUID of version 8
 * (RFC 9562) that holds "volt", the shard, the kind and the counter; ids of one kind sort by age.
 */
final class Ids {
    private static final long VOLT = 0x766F6C74L << 32;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long COUNTER = 0x3FFF_FFFF_FFFF_FFFFL;

    /** What an id names. */
    enum Kind {
        STATION(0),
        SESSION(1),
        PAYMENT(2),
        COMMAND(3);

        private final int code;

        Kind(int code) {
            this.code = code;
        }
    }

    private Ids() {}

    static UUID make(Kind kind, int shard, long counter) {
        return new UUID(VOLT | (long) shard << 16 | VERSION_8 | kind.code, VARIANT | counter);
    }

    static long counterOf(UUID id) {
        return id.getLeastSignificantBits() & COUNTER;
    }

    /** The user who stands for a token that nobody knows; the same token is the same guest everywhere. */
    static UUID guest(String tokenKey) {
        String name = "voltgate:guest:" + tokenKey.toLowerCase(Locale.ROOT);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
