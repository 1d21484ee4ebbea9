package io.voltgate.persistence.journal;

import io.voltgate.shard.Journal;
import io.voltgate.shard.JournalEntry;
import io.voltgate.shard.JournalReader;
import net.openhft.chronicle.queue.ExcerptTailer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal's files in order. Owned by the thread that opened it. It hands out each durable entry once, in sequence, or
 * fails: it never skips one.
 */
final class ChronicleReader implements JournalReader {
    private final Journal journal;
    private final CycleFiles files;
    private final ExcerptTailer tailer;
    private long expected;
    private long file;

    ChronicleReader(Journal journal, CycleFiles files, ExcerptTailer tailer, long after) {
        this.journal = journal;
        this.files = files;
        this.tailer = tailer;
        this.expected = after == 0 ? files.oldest() : after + 1;
        if (expected < files.oldest()) {
            throw new JournalDamagedException(
                    "Entry " + expected + " was removed, the oldest kept is " + files.oldest() + ".");
        }
    }

    @Override
    public @Nullable JournalEntry next() {
        if (expected > journal.durable()) {
            return null;
        }
        // a damaged end of a file stays in it: the next file says where this one ends
        if (file == 0 || files.firstOf(expected) != file) {
            moveTo();
        }
        JournalEntry entry = Excerpts.read(tailer);
        if (entry == null || entry.sequence() != expected) {
            throw gap(entry);
        }
        expected++;
        return entry;
    }

    private void moveTo() {
        long index = files.index(expected);
        if (index < 0 || !tailer.moveToIndex(index)) {
            throw gap(null);
        }
        file = files.firstOf(expected);
    }

    private JournalDamagedException gap(@Nullable JournalEntry found) {
        return new JournalDamagedException("Entry " + expected + " of the journal is missing or damaged"
                + (found == null ? "." : ", entry " + found.sequence() + " is in its place."));
    }

    @Override
    public void close() {
        expected = Long.MAX_VALUE;
        tailer.close();
    }
}
