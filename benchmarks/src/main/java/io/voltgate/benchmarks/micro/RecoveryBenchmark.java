package io.voltgate.benchmarks.micro;

import io.voltgate.benchmarks.Facts;
import io.voltgate.engine.EngineSettings;
import io.voltgate.engine.SessionEngine;
import io.voltgate.persistence.journal.ChronicleJournal;
import io.voltgate.persistence.journal.JournalConfig;
import io.voltgate.persistence.snapshot.Recovery;
import io.voltgate.persistence.snapshot.SnapshotStore;
import io.voltgate.shard.JournalEntry;
import io.voltgate.shard.JournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * How long until so many facts of a journal are state again, and how much of that is reading? Single-threaded. The facts are those of
 * 1,000 stations with sessions of twenty meter values.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RecoveryBenchmark {
    @Param("100000")
    public long facts;

    private @Nullable Path folder;
    private @Nullable ChronicleJournal journal;
    private @Nullable Recovery recovery;

    @Setup
    public void write() throws IOException {
        Path created = Files.createTempDirectory("voltgate-recovery-benchmark");
        folder = created;
        ChronicleJournal written =
                ChronicleJournal.open(JournalConfig.in(created.resolve("journal")), UUID::randomUUID);
        journal = written;
        EngineSettings settings = EngineSettings.defaults();
        new Facts(settings, written, 1).write(facts);
        recovery = new Recovery(
                () -> new SessionEngine(settings, Facts.nobody()),
                new SnapshotStore(created.resolve("snapshots")),
                written);
    }

    @TearDown
    public void remove() throws IOException {
        Objects.requireNonNull(journal).close();
        try (Stream<Path> files = Files.walk(Objects.requireNonNull(folder))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Benchmark
    public long recover() {
        return Objects.requireNonNull(recovery).recover().sequence();
    }

    @Benchmark
    public int readOnly() {
        int events = 0;
        try (JournalReader reader = Objects.requireNonNull(journal).readAfter(0)) {
            for (JournalEntry entry = reader.next(); entry != null; entry = reader.next()) {
                events += entry.events().size();
            }
        }
        return events;
    }
}
