package io.voltgate.persistence.journal;

import io.voltgate.shard.EventCodec;
import io.voltgate.shard.JournalEntry;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.zip.CRC32C;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.wire.DocumentContext;
import org.jspecify.annotations.Nullable;

/**
 * One entry as one excerpt: a CRC32C of four bytes, then the bytes of {@link EventCodec}. Stateless, for any thread. An excerpt whose
 * checksum fails counts as not there; after a power loss any page that was not synced may be zeros.
 */
final class Excerpts {
    private Excerpts() {}

    static void write(Bytes<?> excerpt, byte[] entry) {
        excerpt.writeInt(checksum(entry));
        excerpt.write(entry);
    }

    /** The next excerpt as an entry, or null where there is none or it is damaged. */
    static @Nullable JournalEntry read(ExcerptTailer tailer) {
        try (DocumentContext document = tailer.readingDocument()) {
            if (!document.isPresent()) {
                return null;
            }
            Bytes<?> excerpt = Objects.requireNonNull(document.wire()).bytes();
            if (excerpt.readRemaining() <= Integer.BYTES) {
                return null;
            }
            int checksum = excerpt.readInt();
            byte[] entry = new byte[(int) excerpt.readRemaining()];
            excerpt.read(entry);
            return checksum == checksum(entry) ? EventCodec.decode(entry) : null;
        }
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.wrap(bytes));
        return (int) crc.getValue();
    }
}
