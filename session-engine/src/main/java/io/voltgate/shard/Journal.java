package io.voltgate.shard;

import io.voltgate.domain.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The durable sequence of facts of one shard. Appended to and forced by the shard's thread alone; positions may be read, and
 * readers opened, from any thread. Sequences are dense and count from 1, and a reader never sees what is not durable.
 */
public interface Journal extends AutoCloseable {
    /**
     * Appends the facts of one decision as one entry, and returns its sequence. Not durable before {@link #force}.
     *
     * @param frame the message id of the call that they follow from, null where there is none
     */
    long append(long atMs, @Nullable String frame, List<Event> events);

    /** Appends facts that no frame of a station caused. */
    default long append(long atMs, List<Event> events) {
        return append(atMs, null, events);
    }

    /** The sequence of the newest entry, 0 where there is none. */
    long appended();

    /** The sequence up to which all is on disk. */
    long durable();

    /** Brings everything appended onto the disk. */
    void force();

    /** Waits until something beyond the sequence is durable, or so many milliseconds have passed; returns {@link #durable}. */
    long awaitBeyond(long sequence, long timeoutMs) throws InterruptedException;

    /** Reads on after this sequence; 0 reads from the oldest entry that is kept. */
    JournalReader readAfter(long sequence);

    /** The oldest sequence that is kept, 1 where nothing was ever removed. */
    long oldest();

    @Override
    void close();
}
