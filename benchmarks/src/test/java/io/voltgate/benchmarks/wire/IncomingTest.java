package io.voltgate.benchmarks.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However the bytes come, the frames are the same. */
class IncomingTest {
    private static final String HEAD = "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\n\r\n";

    private static byte[] conversation() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(HEAD.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(new byte[] {(byte) 0x81, 2, 'h', 'i', (byte) 0x89, 0});
        all.writeBytes(new byte[] {(byte) 0x81, 126, 1, 44});
        all.writeBytes("x".repeat(300).getBytes(StandardCharsets.US_ASCII));
        return all.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 1_000})
    void shouldReadWhateverTheBytesAreCutInto(int size) {
        List<String> heard = new ArrayList<>();
        Incoming.Listener listener = new Incoming.Listener() {
            @Override
            public void head(ByteBuf head) {
                heard.add(head.toString(StandardCharsets.US_ASCII));
            }

            @Override
            public void frame(int opcode, ByteBuf payload) {
                heard.add(opcode + ":" + payload.toString(StandardCharsets.US_ASCII));
            }
        };
        Incoming incoming = new Incoming();
        byte[] all = conversation();
        for (int from = 0; from < all.length; from += size) {
            ByteBuf some = Unpooled.wrappedBuffer(all, from, Math.min(size, all.length - from));
            incoming.take(some, listener);
            some.release();
        }
        assertEquals(List.of(HEAD, "1:hi", "9:", "1:" + "x".repeat(300)), heard);
    }
}
