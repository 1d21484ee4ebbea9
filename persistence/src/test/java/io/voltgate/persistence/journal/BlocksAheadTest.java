package io.voltgate.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlocksAheadTest {
    private static final byte[] ENTRY = {1, 2, 3, 4, 5, 6, 7, 8};

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void begin() throws IOException {
        path = folder.resolve("queue.cq4");
        Files.write(path, ENTRY);
    }

    @Test
    void shouldGiveZerosBehindTheEntriesAndLeaveThoseAlone() throws IOException {
        try (BlocksAhead blocks = new BlocksAhead(path)) {
            blocks.behind(ENTRY.length);
        }
        byte[] all = Files.readAllBytes(path);
        assertTrue(all.length > 4096, "the file has grown");
        assertArrayEquals(ENTRY, Arrays.copyOf(all, ENTRY.length));
        for (int i = ENTRY.length; i < all.length; i++) {
            assertEquals(0, all[i], "byte " + i);
        }
    }

    @Test
    void shouldNeverWriteOverAnEntry() throws IOException {
        try (BlocksAhead blocks = new BlocksAhead(path)) {
            long end = ENTRY.length;
            while (end < 1 << 19) {
                blocks.behind(end);
                write(end);
                end += ENTRY.length;
            }
        }
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(path));
        byte[] entry = new byte[ENTRY.length];
        for (int i = 0; i < 1 << 19; i += entry.length) {
            all.get(i, entry);
            assertArrayEquals(ENTRY, entry, "at " + i);
        }
    }

    @Test
    void shouldGoOnBehindAnEntryThatIsLargerThanWhatWasGiven() throws IOException {
        long far = 3 << 20;
        try (BlocksAhead blocks = new BlocksAhead(path)) {
            blocks.behind(ENTRY.length);
            write(far);
            blocks.behind(far + ENTRY.length);
        }
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(path));
        byte[] entry = new byte[ENTRY.length];
        all.get((int) far, entry);
        assertArrayEquals(ENTRY, entry);
        assertTrue(all.capacity() > far + 4096, "the file has grown");
    }

    private void write(long offset) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            assertEquals(ENTRY.length, file.write(ByteBuffer.wrap(ENTRY), offset));
        }
    }
}
