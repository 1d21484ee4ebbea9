package io.voltgate.simulator.link;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The frames that a WebSocket client sends: whole, masked (RFC 6455, 5.3). Stateless. A mask hides nothing; it is there for proxies
 * between, so any number will do.
 */
final class WireWriter {
    private static final int FINAL = 0x80;
    private static final int RESERVED_SHIFT = 4;
    private static final int MASKED = 0x80;
    private static final int MOST_OF_REASON = 123;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private WireWriter() {}

    static ByteBuffer text(String text, int mask) {
        return frame(WireReader.TEXT, text.getBytes(StandardCharsets.UTF_8), mask);
    }

    static ByteBuffer ping(int mask) {
        return frame(WireReader.PING, new byte[0], mask);
    }

    static ByteBuffer pong(byte[] data, int mask) {
        return frame(WireReader.PONG, data, mask);
    }

    static ByteBuffer close(int code, String reason, int mask) {
        byte[] words = reason.getBytes(StandardCharsets.US_ASCII);
        byte[] payload = new byte[2 + Math.min(words.length, MOST_OF_REASON)];
        payload[0] = (byte) (code >> 8);
        payload[1] = (byte) code;
        System.arraycopy(words, 0, payload, 2, payload.length - 2);
        return frame(WireReader.CLOSE, payload, mask);
    }

    private static ByteBuffer frame(int opcode, byte[] payload, int mask) {
        return frame(FrameHead.whole(opcode), payload, mask);
    }

    /** The payload is masked where it is: nobody else has it. A frame without a mask is one that breaks the standard. */
    static ByteBuffer frame(FrameHead head, byte[] payload, int mask) {
        int length = payload.length;
        int masked = head.masked() ? MASKED : 0;
        ByteBuffer frame = ByteBuffer.allocate(14 + length);
        frame.put((byte) ((head.last() ? FINAL : 0) | head.reserved() << RESERVED_SHIFT | head.opcode()));
        if (length < 126) {
            frame.put((byte) (masked | length));
        } else if (length < 65_536) {
            frame.put((byte) (masked | 126)).putShort((short) length);
        } else {
            frame.put((byte) (masked | 127)).putLong(length);
        }
        if (!head.masked()) {
            return frame.put(payload).flip();
        }
        frame.putInt(mask);
        mask(payload, mask);
        return frame.put(payload).flip();
    }

    /** Eight bytes at a time while there are so many. */
    private static void mask(byte[] payload, int mask) {
        long twice = (long) mask << 32 | (mask & 0xffff_ffffL);
        int done = 0;
        for (; done + Long.BYTES <= payload.length; done += Long.BYTES) {
            LONGS.set(payload, done, (long) LONGS.get(payload, done) ^ twice);
        }
        for (; done < payload.length; done++) {
            payload[done] ^= (byte) (mask >>> (24 - 8 * (done & 3)));
        }
    }

    /** What is left of the first, then the second. */
    static ByteBuffer joined(ByteBuffer first, ByteBuffer second) {
        return ByteBuffer.allocate(first.remaining() + second.remaining())
                .put(first)
                .put(second)
                .flip();
    }
}
