package io.voltgate.benchmarks.micro;

import io.voltgate.benchmarks.Facts;
import io.voltgate.engine.EngineSettings;
import io.voltgate.persistence.store.EmbeddedDatabase;
import io.voltgate.persistence.store.Partitions;
import io.voltgate.persistence.store.PostgresStore;
import io.voltgate.shard.JournalEntry;
import io.voltgate.shard.JournalReader;
import io.voltgate.shard.MemoryJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does a journal entry cost as rows, in batches of a thousand, each a transaction that is synced? Against an embedded PostgreSQL on
 * the disk of the temporary folder. Ten entries in eleven are meter values with six samples.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RowBenchmark {
    private static final int ENTRIES = 20_000;
    private static final int BATCH = 1_000;
    private static final int VALUES = 6;
    private static final long MARCH_2026 = 1_772_366_400_000L;

    private final MemoryJournal journal = new MemoryJournal();
    private final Facts facts = new Facts(EngineSettings.defaults(), journal, VALUES);
    private final List<JournalEntry> next = new ArrayList<>();
    private @Nullable Path folder;
    private @Nullable EmbeddedDatabase database;
    private @Nullable PostgresStore store;
    private long written;

    @Setup
    public void start() throws IOException {
        Path created = Files.createTempDirectory("voltgate-row-benchmark");
        folder = created;
        EmbeddedDatabase started =
                EmbeddedDatabase.start(created.resolve("postgres"), created.resolve("binaries"), 0, new SecureRandom());
        database = started;
        started.migrate();
        new Partitions(started.pool()).create(MARCH_2026, 1);
        PostgresStore opened = new PostgresStore(started.pool(), 0, new UUID(1, 2).toString());
        store = opened;
        written = opened.open(1, 0);
    }

    @Setup(Level.Invocation)
    public void refill() {
        next.clear();
        while (journal.durable() < written + ENTRIES) {
            facts.write(1);
        }
        try (JournalReader reader = journal.readAfter(written)) {
            for (int i = 0; i < ENTRIES; i++) {
                next.add(Objects.requireNonNull(reader.next()));
            }
        }
        written += ENTRIES;
    }

    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public long write() {
        for (int from = 0; from < ENTRIES; from += BATCH) {
            Objects.requireNonNull(store).write(next.subList(from, from + BATCH));
        }
        return written;
    }

    @TearDown
    public void stop() throws IOException {
        if (Objects.requireNonNull(store).quarantined() > 0) {
            throw new IllegalStateException("facts were refused by the tables");
        }
        Objects.requireNonNull(database).close();
        try (Stream<Path> files = Files.walk(Objects.requireNonNull(folder))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
