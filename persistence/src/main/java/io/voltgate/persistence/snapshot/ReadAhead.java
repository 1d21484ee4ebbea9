package io.voltgate.persistence.snapshot;

import io.voltgate.shard.Journal;
import io.voltgate.shard.JournalEntry;
import io.voltgate.shard.JournalReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a journal that another thread reads and decodes while the one that asks applies those before them. Owned by the thread that
 * made it, and its own thread ends with it. It hands out each entry once, in order, and fails as the reader has failed.
 */
final class ReadAhead implements AutoCloseable {
    private static final int ENTRIES = 512;
    /** So many lots of entries wait at most, which bounds the memory. */
    private static final int LOTS = 8;

    private final BlockingQueue<Lot> lots = new ArrayBlockingQueue<>(LOTS);
    private final Thread thread;
    private Iterator<JournalEntry> current = List.<JournalEntry>of().iterator();

    private record Lot(List<JournalEntry> entries, @Nullable Throwable failure) {}

    /** Reads the entries after this one up to that one. */
    ReadAhead(Journal journal, long after, long upTo) {
        thread = Thread.ofPlatform().name("recovery").daemon().start(() -> read(journal, after, upTo));
    }

    /** The next entry, null where the reader found none; not to be asked for more than there are. */
    @Nullable
    JournalEntry next() {
        if (!current.hasNext()) {
            Lot lot = take();
            if (lot.failure() != null) {
                throw thrown(lot.failure());
            }
            current = lot.entries().iterator();
        }
        return current.hasNext() ? current.next() : null;
    }

    private static RuntimeException thrown(Throwable failure) {
        return failure instanceof RuntimeException same
                ? same
                : new IllegalStateException("the journal could not be read", failure);
    }

    private Lot take() {
        try {
            return lots.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the journal is replayed", interrupted);
        }
    }

    private void read(Journal journal, long after, long upTo) {
        try (JournalReader reader = journal.readAfter(after)) {
            for (long read = after; read < upTo; ) {
                List<JournalEntry> lot = lot(reader, upTo - read);
                lots.put(new Lot(lot, null));
                if (lot.isEmpty()) {
                    return;
                }
                read += lot.size();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error failure) {
            fail(failure);
        }
    }

    private static List<JournalEntry> lot(JournalReader reader, long left) {
        List<JournalEntry> lot = new ArrayList<>(ENTRIES);
        while (lot.size() < Math.min(ENTRIES, left)) {
            JournalEntry entry = reader.next();
            if (entry == null) {
                return lot;
            }
            lot.add(entry);
        }
        return lot;
    }

    private void fail(Throwable failure) {
        try {
            lots.put(new Lot(List.of(), failure));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the reading; what was read and not asked for is dropped. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
