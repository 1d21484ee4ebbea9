package io.voltgate.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.shard.Journal;
import io.voltgate.shard.JournalEntry;
import io.voltgate.shard.JournalReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every journal promises to the shard and to its readers. */
@Timeout(60)
interface JournalContract {
    /** Opens the journal of this test; what an earlier one of the same test left is there again. */
    Journal open();

    @Test
    default void shouldCountFromOneWithoutGaps() {
        try (Journal journal = open()) {
            assertEquals(0, journal.appended());
            assertEquals(0, journal.durable());
            assertEquals(1, journal.oldest());
            for (long expected = 1; expected <= 500; expected++) {
                assertEquals(expected, journal.append(1_000 + expected, Facts.numbered(expected)));
                assertEquals(expected, journal.appended());
            }
            journal.force();
            assertEquals(LongStream.rangeClosed(1, 500).boxed().toList(), Facts.sequencesAfter(journal, 0));
            assertEquals(1, journal.oldest());
        }
    }

    @Test
    default void shouldHandBackWhatWasAppended() {
        try (Journal journal = open()) {
            journal.append(77, Facts.numbered(1));
            journal.append(78, Facts.disconnected(2));
            journal.force();
            try (JournalReader reader = journal.readAfter(0)) {
                assertEquals(new JournalEntry(1, 77, Facts.numbered(1)), reader.next());
                assertEquals(new JournalEntry(2, 78, Facts.disconnected(2)), reader.next());
                assertNull(reader.next());
            }
        }
    }

    @Test
    default void shouldShowReadersOnlyWhatIsDurable() {
        try (Journal journal = open();
                JournalReader reader = journal.readAfter(0)) {
            assertNull(reader.next());
            journal.append(1, Facts.numbered(1));
            journal.append(2, Facts.numbered(2));
            assertEquals(0, journal.durable());
            assertNull(reader.next());
            journal.force();
            assertEquals(2, journal.durable());
            journal.append(3, Facts.numbered(3));
            assertEquals(1, assertNotNullEntry(reader).sequence());
            assertEquals(2, assertNotNullEntry(reader).sequence());
            assertNull(reader.next());
            journal.force();
            assertEquals(3, assertNotNullEntry(reader).sequence());
        }
    }

    @Test
    default void shouldReadOnFromAnySequence() {
        try (Journal journal = open()) {
            Facts.fill(journal, 1_000, 5_000);
            for (long after : new long[] {0, 1, 2, 255, 256, 257, 511, 512, 998, 999}) {
                List<Long> expected =
                        LongStream.rangeClosed(after + 1, 1_000).boxed().toList();
                assertEquals(expected, Facts.sequencesAfter(journal, after));
            }
            try (JournalReader atEnd = journal.readAfter(1_000)) {
                assertNull(atEnd.next());
                Facts.fill(journal, 1, 9_000);
                assertEquals(1_001, assertNotNullEntry(atEnd).sequence());
            }
        }
    }

    @Test
    default void shouldGoOnAfterReopening() {
        for (int round = 0; round < 3; round++) {
            try (Journal journal = open()) {
                assertEquals(round * 10L, journal.appended());
                assertEquals(round * 10L, journal.durable());
                Facts.fill(journal, 10, 1_000L * round);
                List<Long> all =
                        LongStream.rangeClosed(1, (round + 1) * 10L).boxed().toList();
                assertEquals(all, Facts.sequencesAfter(journal, 0));
                assertEquals(all.subList(5, all.size()), Facts.sequencesAfter(journal, 5));
            }
        }
    }

    @Test
    default void shouldServeReadersWhileOneAppends() throws Exception {
        int entries = 20_000;
        try (Journal journal = open();
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<Long>> readers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                readers.add(threads.submit(denseReader(journal, entries)));
            }
            for (int i = 1; i <= entries; i++) {
                journal.append(i, Facts.numbered(i));
                if (i % 50 == 0) {
                    journal.force();
                }
            }
            for (Future<Long> reader : readers) {
                assertEquals(entries, reader.get(30, TimeUnit.SECONDS));
            }
        }
    }

    @Test
    default void shouldWakeThoseWhoWait() throws Exception {
        try (Journal journal = open();
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            CountDownLatch started = new CountDownLatch(2);
            Callable<Long> waiter = () -> {
                started.countDown();
                return journal.awaitBeyond(0, 30_000);
            };
            List<Future<Long>> waiters = List.of(threads.submit(waiter), threads.submit(waiter));
            started.await();
            journal.append(1, Facts.numbered(1));
            journal.force();
            for (Future<Long> each : waiters) {
                assertEquals(1, each.get(20, TimeUnit.SECONDS));
            }
            assertEquals(1, journal.awaitBeyond(0, 0));
            assertEquals(1, journal.awaitBeyond(1, 1));
        }
    }

    private static Callable<Long> denseReader(Journal journal, long last) {
        return () -> {
            long read = 0;
            try (JournalReader reader = journal.readAfter(0)) {
                while (read < last) {
                    JournalEntry entry = reader.next();
                    if (entry == null) {
                        journal.awaitBeyond(read, 1_000);
                        continue;
                    }
                    assertEquals(read + 1, entry.sequence());
                    assertEquals(Facts.numbered(read + 1), entry.events());
                    assertTrue(entry.sequence() <= journal.durable());
                    read++;
                }
            }
            return read;
        };
    }

    private static JournalEntry assertNotNullEntry(JournalReader reader) {
        JournalEntry entry = reader.next();
        assertNotNull(entry);
        return entry;
    }
}
