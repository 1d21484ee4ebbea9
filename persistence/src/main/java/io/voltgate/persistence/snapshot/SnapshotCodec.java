package io.voltgate.persistence.snapshot;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Snapshots as bytes, and back: a magic number with the version (8 bytes), sequence (8), length of the state (4), CRC32C of sequence and
 * state (4), the state in gzip. Stateless, for any thread. What was cut off or changed anywhere is not read.
 */
final class SnapshotCodec {
    /** "VGSNAP" and version 1. */
    private static final long MAGIC = 0x5647_534e_4150_0001L;

    private static final int HEADER = Long.BYTES + Long.BYTES + Integer.BYTES + Integer.BYTES;

    private SnapshotCodec() {}

    static byte[] encode(long sequence, byte[] state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.putLong(MAGIC).putLong(sequence).putInt(state.length).putInt(checksum(sequence, state));
        bytes.writeBytes(header.array());
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(state);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    /** The snapshot, or nothing where the bytes are damaged. */
    static Optional<Snapshot> decode(byte[] bytes) {
        try (GZIPInputStream gzip = new GZIPInputStream(
                new ByteArrayInputStream(bytes, Math.min(HEADER, bytes.length), Math.max(0, bytes.length - HEADER)))) {
            ByteBuffer header = ByteBuffer.wrap(bytes);
            long magic = header.getLong();
            long sequence = header.getLong();
            int length = header.getInt();
            int checksum = header.getInt();
            byte[] state = gzip.readAllBytes();
            boolean whole = magic == MAGIC && length == state.length && checksum == checksum(sequence, state);
            return whole ? Optional.of(new Snapshot(sequence, state)) : Optional.empty();
        } catch (IOException | BufferUnderflowException damaged) {
            return Optional.empty();
        }
    }

    private static int checksum(long sequence, byte[] state) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(0, sequence));
        crc.update(state);
        return (int) crc.getValue();
    }
}
