package io.voltgate.engine;

import io.voltgate.domain.Sample;
import java.util.List;

/** 64-bit digests (FNV-1a), the same on every machine and in every build. Stateless. They tell repetitions, not forgeries. */
final class Digest {
    static final long EMPTY = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Digest() {}

    /** The digest of what was there before, with one more text; texts can't run together. */
    static long with(long before, String text) {
        long hash = before;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return (hash ^ 0xFFFF) * PRIME;
    }

    /** The digest of what was there before, with what tells one reading from another. */
    static long with(long before, List<Sample> samples) {
        long hash = before;
        for (Sample sample : samples) {
            hash = with(hash, sample.at().raw());
            hash = with(hash, sample.measurand());
            hash = with(hash, sample.phase());
            hash = with(hash, sample.context());
            hash = with(hash, sample.location());
            hash = with(hash, sample.value());
        }
        return hash;
    }
}
