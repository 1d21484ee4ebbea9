package io.voltgate.persistence.tail;

import io.voltgate.shard.JournalEntry;
import java.util.List;

/**
 * Takes the journal's entries in order, batch by batch. Called by the tailer's thread. It stores its checkpoint, the sequence of the
 * batch's last entry, together with what it makes of the batch; a batch that failed with {@link StoreUnavailableException} comes again.
 */
@FunctionalInterface
public interface BatchConsumer {
    void accept(List<JournalEntry> batch);
}
