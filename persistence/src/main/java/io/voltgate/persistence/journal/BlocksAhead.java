package io.voltgate.persistence.journal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * Gives a journal file its disk blocks before entries need them, by writing zeros. Owned by the thread that appends, so that it never
 * writes where an entry may already be. As long as entries fall on blocks the file has, a sync writes them and leaves the file system's own
 * journal alone, whose commits take longer and wait for what other processes write.
 */
final class BlocksAhead implements AutoCloseable {
    /** What a sync has to write on top, once in so many bytes; some tenths of a millisecond. */
    private static final int STEP_BYTES = 256 << 10;

    private static final int PAGE_BYTES = 4096;
    private static final byte[] ZEROS = new byte[STEP_BYTES];

    /** Not a channel, which an interrupt would close. */
    private final RandomAccessFile file;

    private long blank;

    BlocksAhead(Path path) throws FileNotFoundException {
        this.file = new RandomAccessFile(path.toFile(), "rw");
    }

    /** Sees to it that there are blocks behind this offset, which is that behind the newest entry. */
    void behind(long end) throws IOException {
        if (end < blank) {
            return;
        }
        long from = (end + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
        file.seek(from);
        file.write(ZEROS);
        blank = from + STEP_BYTES;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
