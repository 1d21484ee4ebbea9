package io.voltgate.simulation;

import io.voltgate.shard.Journal;
import io.voltgate.shard.JournalEntry;
import io.voltgate.shard.JournalReader;
import org.jspecify.annotations.Nullable;

/**
 * A reader of the stream that breaks off and resumes by the last position it has seen. Owned by the test's thread. It keeps a digest of all
 * that it was told, in order.
 */
final class Subscriber {
    private final Sabotage sabotage;
    private long seen;
    private long digest = 1;
    private @Nullable JournalReader reader;

    Subscriber(Sabotage sabotage) {
        this.sabotage = sabotage;
    }

    void listen(Journal journal, int limit) {
        JournalReader open = reader == null ? journal.readAfter(sabotage.resumeAfter(seen)) : reader;
        reader = open;
        for (int i = 0; i < limit; i++) {
            JournalEntry entry = open.next();
            if (entry == null) {
                return;
            }
            digest = digest * 31 + entry.hashCode();
            seen = entry.sequence();
        }
    }

    void breakOff() {
        JournalReader open = reader;
        if (open != null) {
            open.close();
            reader = null;
        }
    }

    long seen() {
        return seen;
    }

    long digest() {
        return digest;
    }
}
