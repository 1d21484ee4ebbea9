package io.voltgate.simulator.tape;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Reads the texts out of one direction of a WebSocket (RFC 6455, 5) while the bytes pass by. Used by the thread that passes them on. It
 * sees plain text frames, whole or in pieces, masked or not; what is longer than 4 MiB is told as a text of that length.
 */
final class FrameSniffer {
    private static final int MOST = 4 << 20;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;

    private final Consumer<String> heard;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private final byte[] head = new byte[14];
    private final ByteArrayOutputStream control = new ByteArrayOutputStream();
    private int headed;
    private long left;
    private long place;
    private int opcode;
    private boolean last;
    private boolean masked;
    private boolean text;
    private int maskAt;
    private OptionalInt closeCode = OptionalInt.empty();

    FrameSniffer(Consumer<String> heard) {
        this.heard = heard;
    }

    /** The code that this side closes with; empty before it does, or where it gives none. */
    OptionalInt closeCode() {
        return closeCode;
    }

    void take(byte[] bytes, int from, int length) {
        int at = from;
        int end = from + length;
        while (at < end) {
            if (left == 0 && !headed()) {
                head[headed++] = bytes[at++];
                begin();
            } else {
                int count = (int) Math.min(left, end - at);
                payload(bytes, at, count);
                at += count;
                left -= count;
                finishIfWhole();
            }
        }
    }

    /** Whether the head of a frame is complete, and its payload is being read. */
    private boolean headed() {
        return headed >= 2 && headed == length(head[1]);
    }

    private static int length(byte second) {
        int size = second & 0x7f;
        int extended = size == 126 ? 2 : size == 127 ? 8 : 0;
        return 2 + extended + ((second & 0x80) == 0 ? 0 : 4);
    }

    private void begin() {
        if (!headed()) {
            return;
        }
        opcode = head[0] & 0x0f;
        last = (head[0] & 0x80) != 0;
        masked = (head[1] & 0x80) != 0;
        int size = head[1] & 0x7f;
        int extended = size == 126 ? 2 : size == 127 ? 8 : 0;
        left = extended == 0 ? size : 0;
        for (int i = 0; i < extended; i++) {
            left = (left << 8) | (head[2 + i] & 0xff);
        }
        left = Math.max(0, left);
        maskAt = 2 + extended;
        place = 0;
        text = opcode == TEXT || (opcode != BINARY && text);
        finishIfWhole();
    }

    private void payload(byte[] bytes, int at, int count) {
        ByteArrayOutputStream to = opcode == CLOSE ? control : message;
        boolean kept = opcode == CLOSE || (text && opcode <= TEXT && message.size() < MOST);
        for (int i = 0; i < count && kept; i++) {
            int mask = masked ? head[maskAt + (int) (place + i & 3)] : 0;
            to.write(bytes[at + i] ^ mask);
        }
        place += count;
    }

    private void finishIfWhole() {
        if (left > 0) {
            return;
        }
        headed = 0;
        if (opcode == CLOSE) {
            byte[] why = control.toByteArray();
            control.reset();
            closeCode = why.length < 2 ? OptionalInt.empty() : OptionalInt.of((why[0] & 0xff) << 8 | (why[1] & 0xff));
        } else if (opcode <= TEXT && last) {
            Optional<String> whole = text ? Optional.of(message.toString(StandardCharsets.UTF_8)) : Optional.empty();
            message.reset();
            text = false;
            Arrays.fill(head, (byte) 0);
            whole.ifPresent(heard);
        }
    }
}
