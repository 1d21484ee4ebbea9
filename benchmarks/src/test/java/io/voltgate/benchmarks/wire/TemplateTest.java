package io.voltgate.benchmarks.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.voltgate.ocpp.Dialects;
import io.voltgate.ocpp.Frame;
import io.voltgate.ocpp.FrameCodec;
import io.voltgate.ocpp.OcppVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls made ahead are what a station would say. */
class TemplateTest {
    private static final long NOON = 1_772_366_400_000L;
    private final Stamp stamp = new Stamp();
    private final Charge charge = new Charge(42);

    private String text(Template template) {
        ByteBuf out = Unpooled.buffer();
        template.write(charge, stamp, out);
        assertEquals(0x81, out.readUnsignedByte());
        int length = out.readUnsignedByte() - 0x80;
        if (length == 126) {
            length = out.readUnsignedShort();
        }
        byte[] key = new byte[4];
        out.readBytes(key);
        byte[] payload = new byte[length];
        out.readBytes(payload);
        assertEquals(0, out.readableBytes());
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= key[i % 4];
        }
        return new String(payload, StandardCharsets.UTF_8);
    }

    @Test
    void shouldFillSlotsToTheirWidth() {
        charge.begin();
        charge.tick(NOON);
        charge.draw();
        charge.named(4711);
        assertEquals(
                "[2,\"1000000001\",00042,10000010,      4711,0000001,\"2026-03-01T12:00:00.000Z\"]",
                text(Template.of("[2,\"{message}\",{station},{register},{transaction},{session},\"{time}\"]")));
    }

    @Test
    void shouldNeverSayTheSameTwice() {
        Template meters = Words.of("1.6", "L-").template(Step.METER);
        charge.tick(NOON);
        String first = text(meters);
        charge.tick(NOON);
        assertNotEquals(first, text(meters));
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void shouldBeReadByTheDialects(Step step) {
        charge.begin();
        charge.event();
        charge.tick(NOON);
        for (OcppVersion version : new OcppVersion[] {OcppVersion.V16, OcppVersion.V201}) {
            String text = text(
                    Words.of(version == OcppVersion.V16 ? "1.6" : "2.0.1", "L-").template(step));
            Frame.Call call = (Frame.Call) FrameCodec.decode(version, text);
            assertEquals("1000000001", call.id());
            assertTrue(Dialects.of(version).read(call, NOON).request() != null, text);
        }
    }

    @Test
    void shouldWriteTimesOfAnySecond() {
        for (long at : new long[] {NOON, NOON + 7, NOON + 61_999, NOON - 1}) {
            String expected = at % 1_000 == 0
                    ? "2026-03-01T12:00:00.000Z"
                    : Instant.ofEpochMilli(at).toString();
            assertEquals(expected, new String(stamp.of(at), StandardCharsets.US_ASCII));
        }
    }
}
