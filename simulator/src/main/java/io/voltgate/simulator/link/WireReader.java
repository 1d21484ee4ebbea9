package io.voltgate.simulator.link;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The frames that a WebSocket server sends, out of bytes in pieces of any size (RFC 6455, 5). Owned by its link, on the loop's thread.
 * It holds memory only while a frame or a message is not whole, never more than the limit.
 */
final class WireReader {
    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    private static final int MOST_OF_CONTROL = 125;
    private static final int NO_CODE = 1005;

    /** What whole frames say. */
    interface Sink {
        void text(String text) throws WireBreach;

        void ping(byte[] data);

        default void pong() {}

        /** The server wants to end it; code 1005 where it gave none. */
        void closing(int code, String reason);
    }

    private final int maxMessageBytes;
    private @Nullable Begun begun;
    private byte @Nullable [] message;

    WireReader(int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    /** Takes all bytes there are, and tells each whole frame. */
    void read(ByteBuffer in, Sink sink) throws WireBreach {
        while (in.hasRemaining()) {
            Begun frame = begun;
            if (frame == null) {
                frame = new Begun();
                begun = frame;
            }
            byte[] payload = frame.take(in);
            if (payload == null) {
                return;
            }
            begun = null;
            whole(frame, payload, sink);
        }
    }

    private void whole(Begun frame, byte[] payload, Sink sink) throws WireBreach {
        switch (frame.opcode()) {
            case PING -> sink.ping(payload);
            case PONG -> sink.pong();
            case CLOSE -> closing(payload, sink);
            case TEXT, CONTINUATION -> {
                byte[] sofar = message;
                byte[] joined = sofar == null ? payload : join(sofar, payload);
                message = frame.isFinal() ? null : joined;
                if (frame.isFinal()) {
                    sink.text(utf8(joined));
                }
            }
            case BINARY -> throw new WireBreach(WireBreach.NOT_TEXT, "OCPP has text frames only");
            default -> throw new WireBreach(WireBreach.PROTOCOL, "unknown opcode " + frame.opcode());
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static void closing(byte[] payload, Sink sink) throws WireBreach {
        if (payload.length == 0) {
            sink.closing(NO_CODE, "");
            return;
        }
        if (payload.length == 1) {
            throw new WireBreach(WireBreach.PROTOCOL, "half a close code");
        }
        int code = ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
        boolean known = (code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006)
                || (code >= 3000 && code <= 4999);
        if (!known) {
            throw new WireBreach(WireBreach.PROTOCOL, "close code " + code + " may not be sent");
        }
        sink.closing(code, utf8(Arrays.copyOfRange(payload, 2, payload.length)));
    }

    /** A replacement character may have been sent as such, so only where there is one the bytes are looked at again. */
    private static String utf8(byte[] bytes) throws WireBreach {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        try {
            CharBuffer strictly = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return strictly.toString();
        } catch (CharacterCodingException malformed) {
            throw new WireBreach(WireBreach.NOT_UTF8, "a text that is not UTF-8");
        }
    }

    /** A frame of which some bytes have come. */
    private final class Begun {
        private final byte[] head = new byte[10];
        private int headed;
        private byte @Nullable [] payload;
        private int filled;

        int opcode() {
            return head[0] & 0x0f;
        }

        boolean isFinal() {
            return (head[0] & 0x80) != 0;
        }

        /** Takes what belongs to this frame; the payload once it is whole. */
        byte @Nullable [] take(ByteBuffer in) throws WireBreach {
            byte[] body = payload;
            if (body == null) {
                while (headed < 2 || headed < headLength()) {
                    if (!in.hasRemaining()) {
                        return null;
                    }
                    head[headed++] = in.get();
                    if (headed == 2) {
                        check();
                    }
                }
                body = new byte[length()];
                payload = body;
            }
            int some = Math.min(in.remaining(), body.length - filled);
            in.get(body, filled, some);
            filled += some;
            return filled == body.length ? body : null;
        }

        private int headLength() {
            return switch (head[1] & 0x7f) {
                case 126 -> 4;
                case 127 -> 10;
                default -> 2;
            };
        }

        private void check() throws WireBreach {
            if ((head[0] & 0x70) != 0) {
                throw new WireBreach(WireBreach.PROTOCOL, "reserved bits without an extension");
            }
            if ((head[1] & 0x80) != 0) {
                throw new WireBreach(WireBreach.PROTOCOL, "a server does not mask");
            }
            boolean control = opcode() >= CLOSE;
            if (control && (!isFinal() || (head[1] & 0x7f) > MOST_OF_CONTROL)) {
                throw new WireBreach(WireBreach.PROTOCOL, "a control frame in pieces, or of more than 125 bytes");
            }
            boolean continues = opcode() == CONTINUATION;
            if (!control && continues != (message != null)) {
                throw new WireBreach(
                        WireBreach.PROTOCOL, continues ? "a continuation of nothing" : "a message within another");
            }
        }

        private int length() throws WireBreach {
            long length = 0;
            for (int i = 2; i < headed; i++) {
                length = (length << 8) | (head[i] & 0xff);
            }
            int least = switch (headed) {
                case 2 -> 0;
                case 4 -> 126;
                default -> 65_536;
            };
            if (headed == 2) {
                length = head[1];
            }
            if (length < 0 || length < least) {
                throw new WireBreach(WireBreach.PROTOCOL, "a length in more bytes than it needs");
            }
            byte[] sofar = message;
            if (length + (opcode() < CLOSE && sofar != null ? sofar.length : 0) > maxMessageBytes) {
                throw new WireBreach(WireBreach.TOO_BIG, "more than " + maxMessageBytes + " bytes");
            }
            return (int) length;
        }
    }
}
