package io.voltgate.simulator.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameSnifferTest {
    private static final byte[] MASK = {1, 2, 3, (byte) 0xf4};

    private final List<String> heard = new ArrayList<>();
    private final FrameSniffer sniffer = new FrameSniffer(heard::add);
    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();

    private void frame(int head, byte[] payload, boolean masked) {
        int mask = masked ? 0x80 : 0;
        wire.write(head);
        if (payload.length < 126) {
            wire.write(mask | payload.length);
        } else if (payload.length < 65_536) {
            wire.write(mask | 126);
            wire.write(payload.length >> 8);
            wire.write(payload.length);
        } else {
            wire.write(mask | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                wire.write((int) ((long) payload.length >> shift));
            }
        }
        if (masked) {
            wire.writeBytes(MASK);
        }
        for (int i = 0; i < payload.length; i++) {
            wire.write(masked ? payload[i] ^ MASK[i % 4] : payload[i]);
        }
    }

    private void text(String text, boolean masked) {
        frame(0x81, text.getBytes(StandardCharsets.UTF_8), masked);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 1_000_000})
    void shouldHearTheSameHoweverTheBytesCome(int chunk) {
        String medium = "\u00e9".repeat(200);
        String large = "x".repeat(70_000);
        text("[2,\"1\",\"Heartbeat\",{}]", true);
        text("", false);
        text(medium, false);
        text(large, true);
        frame(0x89, new byte[] {9}, true);
        frame(0x01, "in ".getBytes(StandardCharsets.UTF_8), true);
        frame(0x8a, new byte[0], true);
        frame(0x80, "pieces".getBytes(StandardCharsets.UTF_8), true);
        frame(0x82, new byte[] {1, 2}, false);
        text("after", false);
        frame(0x88, new byte[] {3, (byte) 0xe8, 'o', 'k'}, true);
        byte[] bytes = wire.toByteArray();
        for (int at = 0; at < bytes.length; at += chunk) {
            sniffer.take(bytes, at, Math.min(chunk, bytes.length - at));
        }
        assertEquals(List.of("[2,\"1\",\"Heartbeat\",{}]", "", medium, large, "in pieces", "after"), heard);
        assertEquals(OptionalInt.of(1000), sniffer.closeCode());
    }
}
