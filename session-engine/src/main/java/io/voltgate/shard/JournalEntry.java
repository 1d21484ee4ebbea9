package io.voltgate.shard;

import io.voltgate.domain.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one decision, in order. A value. Its sequence and the fact's index name a fact for ever.
 *
 * @param atMs when it was decided, by the shard's clock, milliseconds since 1970
 * @param frame the message id of the station's call that it follows from, null where it follows from something else
 */
public record JournalEntry(
        long sequence, long atMs, @Nullable String frame, List<Event> events) {
    /** Facts that no frame of a station caused. */
    public JournalEntry(long sequence, long atMs, List<Event> events) {
        this(sequence, atMs, null, events);
    }
}
