package io.voltgate.engine;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Sample;
import io.voltgate.domain.StationTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 64-bit digests, the same on every machine and in every build: FNV-1a, and for meter values a polynomial. Stateless. They tell
 * repetitions, not forgeries.
 */
final class Digest {
    static final long EMPTY = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final int AT_ONCE = 4;
    /** An odd number without pattern (the golden ratio's fraction), and what it is to the power of the index. */
    private static final long[] POWERS = powers(0x9e3779b97f4a7c15L);

    private static final int FOLD = 29;
    private static final int END_OF_TEXT = 0xFFFF;

    private Digest() {}

    /** The digest of what was there before, with one more text; texts can't run together. */
    static long with(long before, String text) {
        long hash = before;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return (hash ^ 0xFFFF) * PRIME;
    }

    /**
     * The digest of meter values: a polynomial in an odd number, modulo 2^64. It is computed for every message, and so by the hashes that
     * texts carry where those are of a small vocabulary, and by four characters at a time where they are not.
     */
    static long of(ConnectorId where, List<Sample> samples) {
        long hash = where.evse() * POWERS[1] + where.connector();
        StationTime before = null;
        for (Sample sample : samples) {
            hash = sameTime(sample.at(), before)
                    ? hash * POWERS[1]
                    : then(hash, sample.at().raw());
            before = sample.at();
            hash = hash * POWERS[AT_ONCE]
                    + sample.measurand().hashCode() * POWERS[3]
                    + sample.phase().hashCode() * POWERS[2]
                    + sample.context().hashCode() * POWERS[1]
                    + sample.location().hashCode();
            hash = then(hash ^ (hash >>> FOLD), sample.value());
        }
        return hash;
    }

    private static boolean sameTime(StationTime at, @Nullable StationTime before) {
        return before != null && at.raw().equals(before.raw());
    }

    private static long[] powers(long base) {
        long[] powers = new long[AT_ONCE + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * base;
        }
        return powers;
    }

    private static long then(long before, String text) {
        long hash = before;
        int length = text.length();
        int i = 0;
        for (; i + AT_ONCE <= length; i += AT_ONCE) {
            hash = hash * POWERS[AT_ONCE]
                    + text.charAt(i) * POWERS[3]
                    + text.charAt(i + 1) * POWERS[2]
                    + text.charAt(i + 2) * POWERS[1]
                    + text.charAt(i + 3);
        }
        for (; i < length; i++) {
            hash = hash * POWERS[1] + text.charAt(i);
        }
        return (hash ^ (hash >>> FOLD)) * POWERS[1] + END_OF_TEXT;
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
