package io.voltgate.gateway.backend;

import io.voltgate.shard.Journal;
import io.voltgate.shard.JournalEntry;
import io.voltgate.shard.JournalReader;
import org.jspecify.annotations.Nullable;

/**
 * Where a stream begins. Owned by the thread of the request, as its reader is. The client knows every fact up to a
 * position and none beyond it.
 *
 * @param known the newest fact that the client knows; its sequence is 0 or before the first kept where it knows none
 * @param entry the entry of that fact, of which the client may lack the rest
 */
record StreamStart(
        JournalReader reader,
        StreamPosition known,
        @Nullable JournalEntry entry) {

    /** Before the oldest fact that is kept. */
    static StreamStart oldest(Journal journal, int shard) {
        long before = journal.oldest() - 1;
        return new StreamStart(journal.readAfter(before), new StreamPosition(shard, before, 0), null);
    }

    /** After the newest fact that is durable. */
    static StreamStart now(Journal journal, int shard) {
        long newest = journal.durable();
        if (newest < journal.oldest()) {
            return oldest(journal, shard);
        }
        JournalReader reader = journal.readAfter(newest - 1);
        JournalEntry entry = reader.next();
        if (entry == null || entry.sequence() != newest) {
            reader.close();
            throw new IllegalStateException("the journal lost entry " + newest + ", which was durable");
        }
        int last = entry.events().size() - 1;
        return new StreamStart(reader, new StreamPosition(shard, newest, last), null);
    }

    /** After a fact that the client names. */
    static StreamStart after(Journal journal, StreamPosition position, int shard) {
        if (position.shard() != shard || position.sequence() < 1 || position.sequence() > journal.durable()) {
            throw noSuchFact(position);
        }
        if (position.sequence() < journal.oldest()) {
            throw gone(journal, shard);
        }
        JournalReader reader = journal.readAfter(position.sequence() - 1);
        JournalEntry entry = reader.next();
        if (entry == null || entry.sequence() != position.sequence()) {
            reader.close();
            throw gone(journal, shard);
        }
        if (position.index() >= entry.events().size()) {
            reader.close();
            throw noSuchFact(position);
        }
        return new StreamStart(reader, position, entry);
    }

    private static ProblemException noSuchFact(StreamPosition position) {
        return ProblemException.malformed("Last-Event-ID", "there is no fact " + position);
    }

    private static ProblemException gone(Journal journal, int shard) {
        StreamPosition oldest = new StreamPosition(shard, journal.oldest(), 0);
        return ProblemException.of(
                Problem.Kind.GONE, "the oldest fact that is kept is " + oldest + "; from=oldest begins there");
    }
}
