package io.voltgate.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.engine.EngineSettings;
import io.voltgate.engine.SessionEngine;
import io.voltgate.persistence.snapshot.Recovered;
import io.voltgate.persistence.snapshot.Recovery;
import io.voltgate.persistence.snapshot.SnapshotStore;
import io.voltgate.persistence.snapshot.Snapshotter;
import io.voltgate.shard.MemoryJournal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal that recoveries are measured with is one that recovers. */
class FactsTest {
    @Test
    void shouldRecoverEveryFactWithAndWithoutASnapshot(@TempDir Path folder) {
        MemoryJournal journal = new MemoryJournal();
        long facts = new Facts(EngineSettings.defaults(), journal, 2).write(1);
        assertTrue(facts > 20_000, "a session of a thousand stations: " + facts);
        SnapshotStore snapshots = new SnapshotStore(folder);
        Recovery recovery =
                new Recovery(() -> new SessionEngine(EngineSettings.defaults(), Facts.nobody()), snapshots, journal);
        Recovered replayed = new Snapshotter(recovery, snapshots, 1).snapshot();
        assertEquals(facts, replayed.events());
        Recovered restored = recovery.recover();
        assertEquals(0, restored.entries());
        assertEquals(replayed.sequence(), restored.sequence());
    }
}
