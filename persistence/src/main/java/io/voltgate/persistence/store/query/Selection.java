package io.voltgate.persistence.store.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a list are wanted. A value, checked by whoever makes it. What is null does not restrict.
 *
 * @param from earliest time, included
 * @param to latest time, excluded
 * @param station identity, exactly as the station dials in
 * @param status exactly as recorded
 * @param after the last row of the page before
 * @param limit most rows of the page, 1 to {@link #MAX_LIMIT}
 */
public record Selection(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String station,
        @Nullable String status,
        @Nullable PageKey after,
        int limit) {
    public static final int MAX_LIMIT = 500;
    public static final int DEFAULT_LIMIT = 50;

    public Selection {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " rows");
        }
    }

    /** The first rows of the whole list. */
    public static Selection first(int limit) {
        return new Selection(null, null, null, null, null, limit);
    }

    /** The same, of one station. */
    public Selection at(String identity) {
        return new Selection(from, to, identity, status, after, limit);
    }

    public Selection continuedAfter(PageKey key) {
        return new Selection(from, to, station, status, key, limit);
    }
}
