package io.voltgate.benchmarks.micro;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.Money;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationTime;
import io.voltgate.domain.TransactionId;
import io.voltgate.persistence.journal.ChronicleJournal;
import io.voltgate.persistence.journal.JournalConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does it cost to write down the meter values of a session, and to have a group of such entries on the disk? Single-threaded, on
 * the disk of the temporary folder. Written files are removed between iterations, so the disk doesn't fill.
 */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JournalBenchmark {
    private static final int MEBI = 1 << 20;

    private final List<Event> events = List.of(metered());
    private @Nullable Path folder;
    private @Nullable ChronicleJournal journal;
    private long clockMs = Readings.NOON;

    /** How many entries share one sync; the score is that of the whole group. */
    @State(Scope.Thread)
    public static class Group {
        @Param({"1", "10", "100"})
        public int entries = 1;
    }

    @Setup
    public void open() throws IOException {
        Path created = Files.createTempDirectory("voltgate-journal-benchmark");
        folder = created;
        journal = ChronicleJournal.open(
                new JournalConfig(created, Duration.ofDays(1), 64L * MEBI, 4 * MEBI, 64L * MEBI), UUID::randomUUID);
    }

    @TearDown(Level.Iteration)
    public void dropWritten() {
        journal().force();
        journal().dropBefore(journal().appended());
    }

    @TearDown
    public void remove() throws IOException {
        journal().close();
        try (Stream<Path> files = Files.walk(Objects.requireNonNull(folder))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private ChronicleJournal journal() {
        return Objects.requireNonNull(journal);
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    public long append() {
        return journal().append(clockMs++, events);
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public long appendAndForce(Group group) {
        for (int i = 0; i < group.entries; i++) {
            journal().append(clockMs++, events);
        }
        journal().force();
        return journal().durable();
    }

    private static Event metered() {
        StationTime at = new StationTime("2026-03-01T12:00:00Z", Readings.NOON);
        return new Event.SessionMetered(
                new StationId("CS-1"),
                new SessionId(new UUID(1, 2)),
                ConnectorId.numbered(1),
                TransactionId.of(4711),
                Readings.typical(at, 1_234_567),
                Energy.ofWh(1_230_000),
                Energy.ofWh(1_234_567),
                at.epochMs(),
                Energy.ofWh(4_567),
                new Money("EUR", 1_781_000),
                at);
    }
}
