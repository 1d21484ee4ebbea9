package io.voltgate.persistence.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.IdToken;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Directory;
import io.voltgate.engine.EngineSettings;
import io.voltgate.engine.SessionEngine;
import io.voltgate.engine.StationProfile;
import io.voltgate.engine.TokenProfile;
import io.voltgate.persistence.journal.ChronicleJournal;
import io.voltgate.persistence.journal.Facts;
import io.voltgate.persistence.journal.JournalConfig;
import io.voltgate.shard.MemoryJournal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots survive damage, and with the journal they give back the state. */
final class SnapshotTest {
    @TempDir
    Path data;

    private SnapshotStore store() {
        return new SnapshotStore(data.resolve("snapshots/shard-0"));
    }

    private static byte[] state(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void shouldFindNothingInAnEmptyFolder() {
        assertEquals(new SnapshotStore.Found(Optional.empty(), List.of()), store().newest());
        assertEquals(0, store().notNeededUpTo());
    }

    @Test
    void shouldKeepTheNewestTwo() throws IOException {
        for (long sequence : new long[] {5, 90, 1_000}) {
            store().write(sequence, state("after " + sequence));
        }
        Snapshot newest = store().newest().newest().orElseThrow();
        assertEquals(1_000, newest.sequence());
        assertArrayEquals(state("after 1000"), newest.state());
        assertEquals(List.of("0000000000000000090.snapshot", "0000000000000001000.snapshot"), names());
        assertEquals(90, store().notNeededUpTo());
    }

    @Test
    void shouldPassOverWhatIsDamagedAnywhere() throws IOException {
        store().write(5, state("good"));
        store().write(6, state("to be damaged"));
        Path file = data.resolve("snapshots/shard-0/0000000000000000006.snapshot");
        byte[] whole = Files.readAllBytes(file);
        for (int cut = 0; cut < whole.length; cut++) {
            Files.write(file, Arrays.copyOf(whole, cut));
            assertFoundOlder();
        }
        // magic, sequence, length, checksum, and the deflated state; in between lie bytes of gzip's header that mean
        // nothing
        for (int at : new int[] {0, 7, 8, 15, 16, 19, 20, 23, 24, 25, 34, 36, 40, whole.length - 5, whole.length - 1}) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x40;
            Files.write(file, damaged);
            assertFoundOlder();
        }
        Files.write(file, whole);
        assertEquals(6, store().newest().newest().orElseThrow().sequence());
    }

    private void assertFoundOlder() {
        SnapshotStore.Found found = store().newest();
        assertEquals(5, found.newest().orElseThrow().sequence());
        assertEquals(List.of("0000000000000000006.snapshot"), found.damaged());
    }

    @Test
    void shouldIgnoreADraftThatACrashLeft() throws IOException {
        store().write(5, state("good"));
        Files.writeString(data.resolve("snapshots/shard-0/0000000000000000006.snapshot.new"), "half");
        assertEquals(5, store().newest().newest().orElseThrow().sequence());
        store().write(6, state("whole"));
        assertEquals(2, names().size());
    }

    @Test
    void shouldRecoverFromSnapshotAndJournal() {
        try (ChronicleJournal journal =
                ChronicleJournal.open(JournalConfig.in(data.resolve("journal/shard-0")), UUID::randomUUID)) {
            SessionEngine live = engine();
            Recovery recovery = new Recovery(SnapshotTest::engine, store(), journal);
            Snapshotter snapshotter = new Snapshotter(recovery, store(), 100);
            live(live, journal, 150);
            Recovered first = snapshotter.snapshotIfDue(journal.durable()).orElseThrow();
            assertEquals(150, first.sequence());
            assertEquals(150, first.entries());
            assertEquals(300, first.events());
            live(live, journal, 99);
            assertTrue(snapshotter.snapshotIfDue(journal.durable()).isEmpty());

            Recovered recovered = recovery.recover();
            assertEquals(249, recovered.sequence());
            assertEquals(150, recovered.snapshotSequence());
            assertEquals(99, recovered.entries());
            assertEquals(198, recovered.events());
            assertArrayEquals(live.snapshot(), recovered.engine().snapshot());
            assertEquals(live.lastMs(), recovered.engine().lastMs());
        }
    }

    @Test
    void shouldRefuseASnapshotOfAnotherJournal() {
        MemoryJournal journal = new MemoryJournal();
        Facts.fill(journal, 5, 1);
        store().write(6, engine().snapshot());
        Recovery recovery = new Recovery(SnapshotTest::engine, store(), journal);
        assertThrows(IllegalStateException.class, recovery::recover);
    }

    @Test
    void shouldRefuseAJournalWhoseBeginningIsGone() {
        try (ChronicleJournal journal =
                ChronicleJournal.open(JournalConfig.in(data.resolve("j")).hourly(), UUID::randomUUID)) {
            live(engine(), journal, 5);
            journal.append(10_000_000, Facts.arrival(6));
            journal.force();
            assertEquals(1, journal.dropBefore(6));
            Recovery recovery = new Recovery(SnapshotTest::engine, store(), journal);
            assertThrows(IllegalStateException.class, recovery::recover);
            store().write(5, engine().snapshot());
            assertEquals(6, recovery.recover().sequence());
        }
    }

    private static void live(SessionEngine engine, ChronicleJournal journal, int entries) {
        for (int i = 0; i < entries; i++) {
            long sequence = journal.appended() + 1;
            journal.append(sequence, Facts.arrival(sequence));
            Facts.arrival(sequence).forEach(event -> engine.apply(event, sequence));
        }
        journal.force();
    }

    private static SessionEngine engine() {
        return new SessionEngine(EngineSettings.defaults(), new Directory() {
            @Override
            public Optional<StationProfile> station(StationId station) {
                return Optional.empty();
            }

            @Override
            public Optional<TokenProfile> token(IdToken token) {
                return Optional.empty();
            }
        });
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("snapshots/shard-0"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
