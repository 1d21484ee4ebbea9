package io.voltgate.persistence.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data folder of an embedded PostgreSQL, with its lock and password beside it. Owned by the {@link EmbeddedDatabase}. It is
 * locked from open to close, so two gateways never share one; the lock ends with the process, however that ends.
 */
final class DataFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final int PASSWORD_BYTES = 24;
    private static final String FINISHED = "voltgate.finished";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataFolder open(Path path) throws IOException {
        Files.createDirectories(path);
        FileChannel channel =
                FileChannel.open(beside(path, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new DataFolder(path, channel);
            }
        } catch (OverlappingFileLockException ours) {
            LOG.debug("{} is locked by this process", path);
        }
        channel.close();
        throw new IOException("another gateway runs with " + path);
    }

    Path path() {
        return path;
    }

    Path passwordFile() {
        return beside(path, ".password");
    }

    /** The password of the server's user; only who may read the file may connect. */
    String password(SecureRandom random) throws IOException {
        Path file = passwordFile();
        if (!Files.exists(file)) {
            byte[] secret = new byte[PASSWORD_BYTES];
            random.nextBytes(secret);
            Path fresh = beside(path, ".password.new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, HexFormat.of().formatHex(secret));
            Files.move(fresh, file);
        }
        return Files.readString(file).strip();
    }

    /** A folder whose first start was cut off is not a database yet, and never held a row: a new one is made beside it. */
    void setAsideUnfinished() throws IOException {
        if (Files.exists(path.resolve(FINISHED)) || isEmpty()) {
            return;
        }
        int number = 1;
        while (Files.exists(beside(path, ".unfinished-" + number))) {
            number++;
        }
        Path aside = beside(path, ".unfinished-" + number);
        LOG.warn("{} was never finished; moved to {}", path, aside);
        Files.move(path, aside);
        Files.createDirectories(path);
    }

    void markFinished() throws IOException {
        if (!Files.exists(path.resolve(FINISHED))) {
            Files.createFile(path.resolve(FINISHED));
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean isEmpty() throws IOException {
        try (var children = Files.list(path)) {
            return children.findAny().isEmpty();
        }
    }

    private static Path beside(Path path, String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }
}
