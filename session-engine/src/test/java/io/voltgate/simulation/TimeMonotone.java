package io.voltgate.simulation;

import io.voltgate.shard.JournalEntry;

/** The shard's time never runs backwards, over all crashes. Owned by the test's thread. */
public final class TimeMonotone implements Invariant {
    private long lastMs;

    @Override
    public void durable(JournalEntry entry) {
        if (entry.atMs() < lastMs) {
            throw violation(entry + " is before " + lastMs);
        }
        lastMs = entry.atMs();
    }
}
