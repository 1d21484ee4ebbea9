package io.voltgate.persistence.snapshot;

import java.util.Optional;

/**
 * Makes new snapshots without touching the live engine: an engine of its own is brought up to date and written. Owned by the house
 * thread. The live shard notices nothing of it but the reading of the disk.
 */
public final class Snapshotter {
    private final Recovery recovery;
    private final SnapshotStore snapshots;
    private final long everyEntries;

    /** A snapshot is worth its while after so many entries, at least 1. */
    public Snapshotter(Recovery recovery, SnapshotStore snapshots, long everyEntries) {
        if (everyEntries < 1) {
            throw new IllegalArgumentException("a snapshot is made after at least one entry");
        }
        this.recovery = recovery;
        this.snapshots = snapshots;
        this.everyEntries = everyEntries;
    }

    /** Writes a snapshot of what is durable, or nothing where too little has happened since the last. */
    public Optional<Recovered> snapshotIfDue(long durable) {
        long covered = snapshots.newest().newest().map(Snapshot::sequence).orElse(0L);
        return durable - covered < everyEntries ? Optional.empty() : Optional.of(snapshot());
    }

    /** Writes a snapshot of what is durable now. */
    public Recovered snapshot() {
        Recovered recovered = recovery.recover();
        snapshots.write(recovered.sequence(), recovered.engine().snapshot());
        return recovered;
    }
}
