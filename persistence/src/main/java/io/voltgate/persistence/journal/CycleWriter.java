package io.voltgate.persistence.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.RollingChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.jspecify.annotations.Nullable;

/**
 * Writes entries into the newest file, begins new files and syncs them. Owned by the shard's thread, except for {@link #remove}. A file
 * is begun only when all before it is durable, so only the newest can have a torn end.
 */
final class CycleWriter implements AutoCloseable {
    /** How often the room on the disk is looked at; far less than the smallest sensible reserve. */
    private static final long BYTES_BETWEEN_CHECKS = 1 << 20;

    private final JournalConfig config;
    private final JournalFolder folder;
    private final CycleFiles files;
    private @Nullable ExcerptAppender appender;
    private @Nullable AsynchronousFileChannel file;
    private @Nullable BlocksAhead blocks;
    private volatile int cycle;
    private long period;
    private long fileBytes;
    /** Where in its file the newest entry ends. */
    private long end;

    private long uncheckedBytes = BYTES_BETWEEN_CHECKS;

    CycleWriter(JournalConfig config, JournalFolder folder, CycleFiles files) {
        this.config = config;
        this.folder = folder;
        this.files = files;
    }

    /** What the queue takes for the time: the one that belongs to the file we want to write. */
    long cycleTime() {
        return (long) cycle * ChronicleJournal.CYCLES.lengthInMillis();
    }

    /** Takes up a surveyed queue. What a crash left behind unsynced was read, so it counts: it is synced here. */
    void takeUp(RollingChronicleQueue queue) {
        cycle = Math.max(0, queue.lastCycle());
        int newest = files.newestCycle();
        if (newest >= 0) {
            try (AsynchronousFileChannel channel =
                    AsynchronousFileChannel.open(path(newest), StandardOpenOption.WRITE)) {
                channel.force(true);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        folder.forceNames();
        ExcerptAppender created = queue.createAppender();
        // opened by the thread that starts the gateway, used by the shard's alone
        created.singleThreadedCheckDisabled(true);
        appender = created;
    }

    void append(long sequence, long atMs, byte[] entry) {
        if (entry.length > config.maxEntryBytes()) {
            throw new IllegalArgumentException(
                    "An entry of " + entry.length + " bytes is over the limit of " + config.maxEntryBytes() + ".");
        }
        checkRoom(entry.length);
        boolean begins = file == null || fileBytes >= config.maxFileBytes() || periodOf(atMs) > period;
        if (begins) {
            begin(atMs);
        }
        write(entry);
        if (begins) {
            opened(sequence);
        }
        giveBlocks();
        fileBytes += entry.length;
    }

    private void checkRoom(int bytes) {
        uncheckedBytes += bytes;
        if (uncheckedBytes < BYTES_BETWEEN_CHECKS) {
            return;
        }
        long usable = folder.usableBytes();
        if (usable < config.reserveBytes()) {
            throw new JournalFullException(config.folder(), usable, config.reserveBytes());
        }
        uncheckedBytes = 0;
    }

    private void begin(long atMs) {
        if (file != null) {
            force();
            closeFile();
        }
        cycle = (int) Math.max(cycle + 1L, atMs / ChronicleJournal.CYCLES.lengthInMillis());
        period = periodOf(atMs);
        fileBytes = 0;
    }

    private void write(byte[] entry) {
        try (DocumentContext document = appender().writingDocument()) {
            boolean written = false;
            try {
                Bytes<?> excerpt = Objects.requireNonNull(document.wire()).bytes();
                Excerpts.write(excerpt, entry);
                end = excerpt.writePosition();
                written = true;
            } finally {
                if (!written) {
                    document.rollbackOnClose();
                }
            }
        }
    }

    private void giveBlocks() {
        try {
            Objects.requireNonNull(blocks).behind(end);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void opened(long first) {
        try {
            file = AsynchronousFileChannel.open(path(cycle), StandardOpenOption.WRITE);
            blocks = new BlocksAhead(path(cycle));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        folder.forceNames();
        files.add(first, cycle);
    }

    /** An fdatasync of the whole file: entries, index and header. This kind of channel, since an interrupt does not close it. */
    void force() {
        try {
            Objects.requireNonNull(file).force(false);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Removes the file of a cycle; readers that are still in it keep their mapping. */
    void remove(int old) {
        try {
            Files.deleteIfExists(path(old));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path path(int ofCycle) {
        return config.folder().resolve(CycleName.of(ofCycle));
    }

    private long periodOf(long atMs) {
        return atMs / config.rollEvery().toMillis();
    }

    private ExcerptAppender appender() {
        return Objects.requireNonNull(appender);
    }

    private void closeFile() {
        AsynchronousFileChannel open = file;
        BlocksAhead ahead = blocks;
        file = null;
        blocks = null;
        try {
            if (open != null) {
                open.close();
            }
            if (ahead != null) {
                ahead.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        closeFile();
        if (appender != null) {
            appender.close();
        }
    }
}
