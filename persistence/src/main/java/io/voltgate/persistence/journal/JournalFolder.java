package io.voltgate.persistence.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one journal: its exclusive lock, its identity and the mark of what was durable. Opened and closed with the journal,
 * the mark is written by the shard's thread. While it is open no other process has it open.
 */
final class JournalFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel lock;
    private final String id;
    private final MappedByteBuffer mark;

    private JournalFolder(Path folder, FileChannel lock, Supplier<UUID> ids) throws IOException {
        this.folder = folder;
        this.lock = lock;
        this.id = identity(folder.resolve("journal-id"), ids);
        try (FileChannel file = FileChannel.open(
                folder.resolve("durable"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            this.mark = file.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
        }
        force(folder);
    }

    static JournalFolder open(Path folder, Supplier<UUID> ids) {
        FileChannel lock = null;
        try {
            Files.createDirectories(folder);
            lock = lock(folder);
            return new JournalFolder(folder, lock, ids);
        } catch (IOException | RuntimeException failure) {
            closeQuietly(lock, failure);
            throw failure instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) failure;
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock held = channel.tryLock();
            if (held != null) {
                return channel;
            }
        } catch (OverlappingFileLockException sameProcess) {
            channel.close();
            throw new JournalInUseException(folder);
        }
        channel.close();
        throw new JournalInUseException(folder);
    }

    private static void closeQuietly(@Nullable FileChannel channel, Exception failure) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException second) {
                failure.addSuppressed(second);
            }
        }
    }

    private static String identity(Path file, Supplier<UUID> ids) throws IOException {
        try {
            String id = Files.readString(file).strip();
            if (!id.isEmpty()) {
                return UUID.fromString(id).toString();
            }
        } catch (NoSuchFileException first) {
            // made below
        }
        String id = ids.get().toString();
        Path draft = file.resolveSibling("journal-id.new");
        Files.writeString(draft, id + "\n");
        force(draft);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return id;
    }

    String id() {
        return id;
    }

    /** A sequence up to which all was durable once; after a power loss it may be an older one, never a later. */
    long durable() {
        return mark.getLong(0);
    }

    /** Not synced: a mark that is too old only makes the next start look at more entries. */
    void durable(long sequence) {
        mark.putLong(0, sequence);
    }

    long usableBytes() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Brings the names in the folder onto the disk. */
    void forceNames() {
        try {
            force(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
