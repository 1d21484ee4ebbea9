package io.voltgate.shard;

import io.voltgate.domain.Event;
import java.util.List;

/**
 * The facts of one decision, in order. A value. Its sequence and the fact's index name a fact for ever.
 *
 * @param atMs when it was decided, by the shard's clock, milliseconds since 1970
 */
public record JournalEntry(long sequence, long atMs, List<Event> events) {}
