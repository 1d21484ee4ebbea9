package io.voltgate.simulation;

import io.voltgate.shard.JournalEntry;

/** The sequences of durable entries count from 1, without gap or repetition, over all crashes. Owned by the test's thread. */
public final class SequenceGapless implements Invariant {
    private long last;

    @Override
    public void durable(JournalEntry entry) {
        if (entry.sequence() != last + 1) {
            throw violation(entry + " follows on " + last);
        }
        last = entry.sequence();
    }
}
