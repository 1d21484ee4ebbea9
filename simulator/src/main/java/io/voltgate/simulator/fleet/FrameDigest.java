package io.voltgate.simulator.fleet;

import io.voltgate.simulator.link.FrameTap;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of the frames of one station, each with its length before it: of those it sent, and of all in both directions. Fed by one
 * thread a direction; guarded by itself. Equal digests mean equal bytes in equal order.
 */
final class FrameDigest implements FrameTap {
    private final MessageDigest sent = sha256();
    private final MessageDigest all = sha256();
    private long frames;

    /** What was seen so far, in hexadecimal. */
    record Sum(long frames, String sent, String all) {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this JDK has no SHA-256", missing);
        }
    }

    @Override
    public synchronized void frame(Direction direction, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer head = ByteBuffer.allocate(5)
                .put((byte) (direction == Direction.TO_SERVER ? 0 : 1))
                .putInt(bytes.length)
                .flip();
        all.update(head.duplicate());
        all.update(bytes);
        if (direction == Direction.TO_SERVER) {
            sent.update(head);
            sent.update(bytes);
            frames++;
        }
    }

    synchronized Sum sum() {
        return new Sum(frames, hex(copy(sent)), hex(copy(all)));
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException fixed) {
            throw new IllegalStateException("a digest that can't be read on the way", fixed);
        }
    }
}
