package io.voltgate.persistence.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Event;
import io.voltgate.persistence.journal.Facts;
import io.voltgate.shard.JournalEntry;
import io.voltgate.shard.MemoryJournal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A tailer's batches, its failures and its waiting. */
@Timeout(30)
final class TailerTest {
    private static final TailerLimits LIMITS = new TailerLimits(1_000, 50, 100, 5_000);

    private final MemoryJournal journal = new MemoryJournal();
    private final List<List<Long>> batches = new ArrayList<>();
    private int unavailable;

    private void store(List<JournalEntry> batch) throws StoreUnavailableException {
        if (unavailable > 0) {
            unavailable--;
            throw new StoreUnavailableException("database is down", new IOException("refused"));
        }
        batches.add(batch.stream().map(JournalEntry::sequence).toList());
    }

    private Tailer tailer(long checkpoint) {
        return new Tailer(journal, checkpoint, this::store, LIMITS);
    }

    private void append(int events) {
        List<Event> facts = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            facts.addAll(Facts.numbered(i));
        }
        journal.append(1, facts);
    }

    @Test
    void shouldWaitForMoreUntilTheBatchIsOld() {
        try (Tailer tailer = tailer(0)) {
            assertEquals(0, tailer.doWork(1_000));
            Facts.fill(journal, 3, 1);
            assertEquals(0, tailer.doWork(1_001));
            Facts.fill(journal, 2, 1);
            assertEquals(0, tailer.doWork(1_050));
            assertEquals(5, tailer.lag());
            assertEquals(5, tailer.doWork(1_051));
            assertEquals(0, tailer.lag());
            assertEquals(5, tailer.checkpoint());
            assertEquals(List.of(List.of(1L, 2L, 3L, 4L, 5L)), batches);
            assertEquals(0, tailer.doWork(2_000));
        }
    }

    @Test
    void shouldHandOverAFullBatchAtOnce() {
        try (Tailer tailer = tailer(0)) {
            Facts.fill(journal, 2_500, 1);
            assertEquals(1_000, tailer.doWork(1));
            assertEquals(1_000, tailer.doWork(1));
            assertEquals(0, tailer.doWork(1));
            assertEquals(500, tailer.doWork(51));
            assertEquals(
                    LongStream.rangeClosed(1, 2_500).boxed().toList(),
                    batches.stream().flatMap(List::stream).toList());
        }
    }

    @Test
    void shouldNeverSplitAnEntry() {
        try (Tailer tailer = tailer(0)) {
            append(600);
            append(600);
            append(3_000);
            append(1);
            journal.force();
            assertEquals(600, tailer.doWork(0));
            assertEquals(600, tailer.doWork(0));
            assertEquals(3_000, tailer.doWork(0));
            assertEquals(0, tailer.doWork(0));
            assertEquals(1, tailer.doWork(50));
            assertEquals(List.of(List.of(1L), List.of(2L), List.of(3L), List.of(4L)), batches);
        }
    }

    @Test
    void shouldReadOnlyWhatIsDurableAndGoOnAfterTheCheckpoint() {
        Facts.fill(journal, 10, 1);
        journal.append(1, Facts.numbered(11));
        try (Tailer tailer = tailer(7)) {
            assertEquals(3, tailer.lag());
            assertEquals(3, tailer.flush(0));
            assertEquals(List.of(List.of(8L, 9L, 10L)), batches);
            assertEquals(0, tailer.flush(0));
        }
    }

    @Test
    void shouldTryTheSameBatchAgainLaterAndLater() {
        Facts.fill(journal, 4, 1);
        unavailable = 9;
        List<Long> tries = new ArrayList<>();
        try (Tailer tailer = tailer(0)) {
            assertEquals(0, tailer.doWork(0));
            long began = 50;
            long last = began;
            for (long now = began; batches.isEmpty(); now += 10) {
                int before = unavailable;
                tailer.doWork(now);
                if (unavailable < before) {
                    tries.add(now - last);
                    last = now;
                    Facts.fill(journal, 1, 1);
                }
                assertTrue(now < 60_000);
            }
            assertEquals(List.of(0L, 100L, 200L, 400L, 800L, 1_600L, 3_200L, 5_000L, 5_000L), tries);
            assertEquals(List.of(List.of(1L, 2L, 3L, 4L)), batches);
            assertEquals(0, tailer.failures());
            assertEquals(9, tailer.lag());
            assertEquals(9, tailer.flush(70_000));
        }
    }

    @Test
    void shouldGoBackToWhatTheStoreStillHas() {
        Facts.fill(journal, 5, 1);
        boolean[] lost = {false};
        BatchConsumer forgetful = batch -> {
            if (lost[0]) {
                lost[0] = false;
                throw new StoreRewoundException(2);
            }
            store(batch);
        };
        try (Tailer tailer = new Tailer(journal, 0, forgetful, LIMITS)) {
            assertEquals(5, tailer.flush(0));
            Facts.fill(journal, 2, 1);
            lost[0] = true;
            assertEquals(0, tailer.flush(1));
            assertEquals(2, tailer.checkpoint());
            assertEquals(5, tailer.lag());
            assertEquals(5, tailer.flush(2));
            assertEquals(List.of(List.of(1L, 2L, 3L, 4L, 5L), List.of(3L, 4L, 5L, 6L, 7L)), batches);
        }
    }

    @Test
    void shouldStopLoudlyWhenTheConsumerIsBroken() {
        Facts.fill(journal, 1, 1);
        BatchConsumer broken = batch -> {
            throw new IllegalStateException("no such column");
        };
        try (Tailer tailer = new Tailer(journal, 0, broken, LIMITS)) {
            assertThrows(IllegalStateException.class, () -> tailer.flush(0));
            assertEquals(1, tailer.lag());
        }
    }

    @Test
    void shouldWakeWhenSomethingBecomesDurable() throws Exception {
        try (Tailer tailer = tailer(0)) {
            CompletableFuture<Long> appended = CompletableFuture.supplyAsync(() -> {
                long sequence = journal.append(1, Facts.numbered(1));
                journal.force();
                return sequence;
            });
            tailer.await(0, 20_000);
            assertEquals(1, appended.get(10, TimeUnit.SECONDS));
            assertEquals(0, tailer.doWork(0));
            tailer.await(49, 20_000);
            assertEquals(1, tailer.doWork(50));
        }
    }
}
