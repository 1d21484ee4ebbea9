package io.voltgate.engine;

/** 64-bit digests of texts (FNV-1a), the same on every machine and in every build. Stateless. They tell repetitions, not forgeries. */
public final class Digest {
    public static final long EMPTY = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Digest() {}

    /** The digest of what was there before, with one more text; texts can't run together. */
    public static long with(long before, String text) {
        long hash = before;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return (hash ^ 0xFFFF) * PRIME;
    }
}
