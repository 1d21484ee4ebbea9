package io.voltgate.persistence.journal;

import io.voltgate.shard.JournalEntry;
import io.voltgate.shard.JournalReader;
import java.time.Duration;

/**
 * How long a journal's files are kept: until every reader has passed them, and then for so long. Called by the house thread. An entry
 * that somebody still needs is never dropped.
 */
public final class Retention {
    private final ChronicleJournal journal;
    private final Duration kept;

    public Retention(ChronicleJournal journal, Duration kept) {
        this.journal = journal;
        this.kept = kept;
    }

    /** Drops files whose entries all are read, and older than what is kept; returns how many files. */
    public int dropUpTo(long read, long nowMs) {
        long oldEnough = lastBefore(nowMs - kept.toMillis());
        return journal.dropBefore(Math.min(read, oldEnough) + 1);
    }

    /** The newest entry from before that moment; times in a journal never fall, so halving finds it. */
    private long lastBefore(long atMs) {
        long low = journal.oldest() - 1;
        long high = journal.durable();
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (timeOf(middle) < atMs) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private long timeOf(long sequence) {
        try (JournalReader reader = journal.readAfter(sequence - 1)) {
            JournalEntry entry = reader.next();
            if (entry == null) {
                throw new IllegalStateException("entry " + sequence + " is not durable");
            }
            return entry.atMs();
        }
    }
}
