package io.voltgate.persistence.journal;

import io.voltgate.shard.Journal;
import io.voltgate.shard.MemoryJournal;

/** The journal in memory keeps the contract, and what it holds for as long as the test runs. */
final class MemoryJournalTest implements JournalContract {
    private final MemoryJournal journal = new MemoryJournal();

    @Override
    public Journal open() {
        return journal;
    }
}
