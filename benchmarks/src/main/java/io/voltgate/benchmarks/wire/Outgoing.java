package io.voltgate.benchmarks.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * The one buffer that all calls of a fleet leave through. Owned by the I/O thread. A frame that the socket doesn't take at once keeps
 * its buffer, and the next gets a new one.
 */
final class Outgoing {
    private static final int SIZE = 4096;

    private final Stamp stamp = new Stamp();
    private ByteBuf buffer = Unpooled.directBuffer(SIZE);

    /** The frame of a call; it is written by the caller, who thereby gives it back. */
    ByteBuf frame(Template template, Charge charge) {
        ByteBuf out = empty();
        template.write(charge, stamp, out);
        return out;
    }

    ByteBuf empty() {
        if (buffer.refCnt() > 1) {
            buffer.release();
            buffer = Unpooled.directBuffer(SIZE);
        }
        return buffer.clear().retain();
    }
}
