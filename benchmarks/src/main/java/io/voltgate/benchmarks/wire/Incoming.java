package io.voltgate.benchmarks.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one connection: first the answer to the upgrade, then frames. Owned by the I/O thread. What is incomplete waits for its
 * rest.
 */
final class Incoming {
    private static final byte[] END_OF_HEAD = Words.ascii("\r\n\r\n");
    private static final int OPCODE = 0x0f;
    private static final int LENGTH = 0x7f;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int SHORT_HEAD = 2;
    private static final int LONG_HEAD = 4;
    private static final int LONGEST_HEAD = 10;

    private @Nullable ByteBuf rest;
    private boolean upgraded;

    /** Who is told of what has come; the bytes are good during the call. */
    interface Listener {
        /** The head of the answer to the upgrade. */
        void head(ByteBuf head);

        void frame(int opcode, ByteBuf payload);
    }

    /** Takes bytes in, and leaves their release to the caller. */
    void take(ByteBuf bytes, Listener listener) {
        ByteBuf all = bytes;
        if (rest != null) {
            all = rest.writeBytes(bytes);
        }
        boolean goesOn = true;
        while (goesOn && all.isReadable()) {
            goesOn = upgraded ? frame(all, listener) : head(all, listener);
        }
        if (!all.isReadable()) {
            drop();
        } else if (rest == null) {
            rest = Unpooled.buffer(all.readableBytes()).writeBytes(all);
        }
    }

    void drop() {
        if (rest != null) {
            rest.release();
            rest = null;
        }
    }

    private boolean head(ByteBuf all, Listener listener) {
        int last = all.writerIndex() - END_OF_HEAD.length;
        for (int at = all.readerIndex(); at <= last; at++) {
            if (Words.matches(all, at, END_OF_HEAD)) {
                ByteBuf head = all.readSlice(at + END_OF_HEAD.length - all.readerIndex());
                upgraded = true;
                listener.head(head);
                return true;
            }
        }
        return false;
    }

    private static boolean frame(ByteBuf all, Listener listener) {
        int from = all.readerIndex();
        int available = all.readableBytes();
        if (available < SHORT_HEAD) {
            return false;
        }
        int length = all.getByte(from + 1) & LENGTH;
        int header = length < TWO_BYTES ? SHORT_HEAD : length < EIGHT_BYTES ? LONG_HEAD : LONGEST_HEAD;
        if (available < header) {
            return false;
        }
        if (header == LONG_HEAD) {
            length = all.getUnsignedShort(from + SHORT_HEAD);
        } else if (header == LONGEST_HEAD) {
            length = Math.toIntExact(all.getLong(from + SHORT_HEAD));
        }
        if (available < header + length) {
            return false;
        }
        int opcode = all.getByte(from) & OPCODE;
        all.skipBytes(header);
        int end = all.readerIndex() + length;
        int written = all.writerIndex();
        // A view without a new object: the frame's bytes alone are readable for the listener.
        all.writerIndex(end);
        listener.frame(opcode, all);
        all.setIndex(end, written);
        return true;
    }
}
