package io.voltgate.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.shard.Journal;
import io.voltgate.shard.JournalEntry;
import io.voltgate.shard.JournalReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal on disk: its contract, its files, its folder, and what a power loss may leave of them. */
final class ChronicleJournalTest implements JournalContract {
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final long HOUR = Duration.ofHours(1).toMillis();

    @TempDir
    Path data;

    @Override
    public Journal open() {
        return openWith(config());
    }

    private JournalConfig config() {
        return JournalConfig.in(data.resolve("journal/shard-0")).hourly();
    }

    private static ChronicleJournal openWith(JournalConfig config) {
        return ChronicleJournal.open(config, () -> ID);
    }

    @Test
    void shouldKeepItsIdentity() {
        try (ChronicleJournal journal = openWith(config())) {
            assertEquals(ID.toString(), journal.id());
        }
        try (ChronicleJournal journal = ChronicleJournal.open(config(), () -> {
            throw new AssertionError("asked for a second id");
        })) {
            assertEquals(ID.toString(), journal.id());
        }
    }

    @Test
    void shouldRefuseASecondOpening() {
        try (ChronicleJournal journal = openWith(config())) {
            JournalInUseException refused = assertThrows(JournalInUseException.class, () -> openWith(config()));
            assertTrue(refused.getMessage().contains("in use"), refused.getMessage());
            Facts.fill(journal, 3, 0);
        }
        try (ChronicleJournal journal = openWith(config())) {
            assertEquals(3, journal.durable());
        }
    }

    @Test
    void shouldBeginFilesByTimeAndReadAcrossThem() {
        try (ChronicleJournal journal = openWith(config())) {
            for (int hour = 1; hour <= 5; hour++) {
                Facts.fill(journal, 700, hour * HOUR);
            }
            assertEquals(5, queueFiles().size());
            for (long after : new long[] {0, 1, 699, 700, 701, 1_399, 1_400, 2_800, 3_499}) {
                assertEquals(
                        LongStream.rangeClosed(after + 1, 3_500).boxed().toList(),
                        Facts.sequencesAfter(journal, after));
            }
        }
    }

    @Test
    void shouldBeginFilesBySize() {
        JournalConfig small = new JournalConfig(config().folder(), Duration.ofDays(1), 1 << 20, 1 << 20, 0);
        try (ChronicleJournal journal = openWith(small)) {
            for (int i = 1; i <= 30; i++) {
                journal.append(i, Facts.ofBytes(i, 100_000));
            }
            journal.force();
            assertEquals(3, queueFiles().size());
            assertEquals(30, Facts.sequencesAfter(journal, 0).size());
        }
    }

    @Test
    void shouldNotGoBackToAnOlderFileWhenTimeIsOdd() {
        try (ChronicleJournal journal = openWith(config())) {
            Facts.fill(journal, 5, 10 * HOUR);
            Facts.fill(journal, 5, 2 * HOUR);
            Facts.fill(journal, 5, 11 * HOUR);
            assertEquals(15, Facts.sequencesAfter(journal, 0).size());
        }
        try (ChronicleJournal journal = openWith(config())) {
            Facts.fill(journal, 5, 0);
            assertEquals(LongStream.rangeClosed(1, 20).boxed().toList(), Facts.sequencesAfter(journal, 0));
        }
    }

    @Test
    void shouldDropWholeFilesThatAreNotNeeded() {
        try (ChronicleJournal journal = openWith(config())) {
            for (int hour = 1; hour <= 4; hour++) {
                Facts.fill(journal, 10, hour * HOUR);
            }
            try (JournalReader inTheFirst = journal.readAfter(0)) {
                assertEquals(1, sequenceOf(inTheFirst.next()));
                assertEquals(0, journal.dropBefore(10));
                assertEquals(1, journal.dropBefore(11));
                assertEquals(11, journal.oldest());
                assertEquals(1, journal.dropBefore(30));
                assertEquals(21, journal.oldest());
                assertThrows(IllegalStateException.class, () -> journal.readAfter(5));
            }
            assertEquals(LongStream.rangeClosed(21, 40).boxed().toList(), Facts.sequencesAfter(journal, 0));
            assertEquals(LongStream.rangeClosed(21, 40).boxed().toList(), Facts.sequencesAfter(journal, 20));
            assertEquals(1, journal.dropBefore(Long.MAX_VALUE));
            assertEquals(31, journal.oldest());
            assertEquals(1, queueFiles().size());
        }
        try (ChronicleJournal journal = openWith(config())) {
            assertEquals(31, journal.oldest());
            assertEquals(40, journal.durable());
            Facts.fill(journal, 10, 6 * HOUR);
            assertEquals(LongStream.rangeClosed(31, 50).boxed().toList(), Facts.sequencesAfter(journal, 0));
        }
    }

    @Test
    void shouldStopBeforeTheDiskIsFull() {
        JournalConfig greedy =
                new JournalConfig(config().folder(), Duration.ofDays(1), 1 << 20, 1 << 20, Long.MAX_VALUE);
        try (ChronicleJournal journal = openWith(greedy)) {
            assertThrows(JournalFullException.class, () -> journal.append(1, Facts.numbered(1)));
            assertEquals(0, journal.appended());
            assertThrows(IllegalStateException.class, () -> journal.append(1, Facts.numbered(1)));
        }
        try (ChronicleJournal journal = openWith(config())) {
            Facts.fill(journal, 1, 1);
            assertEquals(1, journal.durable());
        }
    }

    @Test
    void shouldRefuseAnEntryThatIsTooBigAndTakeTheBiggest() {
        JournalConfig small = new JournalConfig(config().folder(), Duration.ofDays(1), 1 << 26, 1 << 20, 0);
        try (ChronicleJournal journal = openWith(small)) {
            for (int i = 1; i <= 20; i++) {
                journal.append(1, Facts.ofBytes(i, small.maxEntryBytes() - 10));
            }
            journal.force();
            assertThrows(
                    IllegalArgumentException.class,
                    () -> journal.append(1, Facts.ofBytes(2, small.maxEntryBytes() + 1_000)));
            assertEquals(20, Facts.sequencesAfter(journal, 0).size());
        }
    }

    /** Chronicle marks the entry as complete, but the page under it never reached the disk. */
    @Test
    void shouldPassOverATornEndThatWasNeverDurable() throws IOException {
        try (ChronicleJournal journal = openWith(config())) {
            Facts.fill(journal, 20, HOUR);
        }
        setMark(10);
        damage("CS-16", 4);
        try (ChronicleJournal journal = openWith(config())) {
            assertEquals(15, journal.durable());
            Facts.fill(journal, 10, HOUR + 100);
            assertEquals(LongStream.rangeClosed(1, 25).boxed().toList(), Facts.sequencesAfter(journal, 0));
        }
        try (ChronicleJournal journal = openWith(config())) {
            assertEquals(25, journal.durable());
            assertEquals(LongStream.rangeClosed(13, 25).boxed().toList(), Facts.sequencesAfter(journal, 12));
        }
    }

    @Test
    void shouldPassOverAFileThatIsTornFromItsBeginning() throws IOException {
        try (ChronicleJournal journal = openWith(config())) {
            Facts.fill(journal, 20, HOUR);
        }
        try (ChronicleJournal journal = openWith(config())) {
            Facts.fill(journal, 20, 2 * HOUR);
        }
        setMark(20);
        damage("CS-21", 4);
        for (int round = 0; round < 2; round++) {
            try (ChronicleJournal journal = openWith(config())) {
                assertEquals(20 + round, journal.durable());
                Facts.fill(journal, 1, 3 * HOUR);
                assertEquals(LongStream.rangeClosed(1, 21 + round).boxed().toList(), Facts.sequencesAfter(journal, 0));
            }
        }
    }

    @Test
    void shouldNotOpenWhenADurableEntryIsDamaged() throws IOException {
        try (ChronicleJournal journal = openWith(config())) {
            Facts.fill(journal, 20, HOUR);
        }
        damage("CS-20", 4);
        JournalDamagedException refused = assertThrows(JournalDamagedException.class, () -> openWith(config()));
        assertEquals(
                "Entries up to 20 of the journal were durable, but only those up to 19 can be read.",
                refused.getMessage());
    }

    @Test
    void shouldFailOnAGapInsteadOfSkippingIt() throws IOException {
        try (ChronicleJournal journal = openWith(config())) {
            Facts.fill(journal, 20, HOUR);
        }
        damage("CS-16", 4);
        try (ChronicleJournal journal = openWith(config());
                JournalReader reader = journal.readAfter(14)) {
            assertEquals(15, sequenceOf(reader.next()));
            assertThrows(JournalDamagedException.class, reader::next);
            assertThrows(JournalDamagedException.class, reader::next);
        }
    }

    @Test
    void shouldOpenWithoutItsMark() throws IOException {
        try (ChronicleJournal journal = openWith(config())) {
            Facts.fill(journal, 300, HOUR);
            Facts.fill(journal, 300, 2 * HOUR);
        }
        Files.delete(config().folder().resolve("durable"));
        try (ChronicleJournal journal = openWith(config())) {
            assertEquals(600, journal.durable());
            assertNull(journal.readAfter(600).next());
        }
    }

    private static long sequenceOf(@Nullable JournalEntry entry) {
        return entry == null ? 0 : entry.sequence();
    }

    private List<Path> queueFiles() {
        try (Stream<Path> all = Files.list(config().folder())) {
            return all.filter(file -> file.toString().endsWith(".cq4")).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void setMark(long durable) throws IOException {
        try (FileChannel mark = FileChannel.open(config().folder().resolve("durable"), StandardOpenOption.WRITE)) {
            mark.write(ByteBuffer.allocate(Long.BYTES).putLong(0, durable), 0);
        }
    }

    /** Writes zeros over the only place in the newest file that holds these words. */
    private void damage(String words, int bytes) throws IOException {
        Path newest = queueFiles().getLast();
        String content = Files.readString(newest, StandardCharsets.ISO_8859_1);
        int at = content.indexOf(words);
        assertTrue(at > 0, words);
        try (RandomAccessFile file = new RandomAccessFile(newest.toFile(), "rw")) {
            file.seek(at);
            file.write(new byte[bytes]);
        }
    }
}
