package io.voltgate.signed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.voltgate.domain.Energy;
import io.voltgate.domain.SignedReading;
import io.voltgate.domain.SignedReading.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EdlTest {
    private static final Instant AT = Instant.parse("2026-03-01T11:00:00Z");
    private static final TestEdlMeter READ = new TestEdlMeter(AT.getEpochSecond(), 60, 29_356_001, -1);

    private static SignedReading reading(String record) {
        return SignedSamples.read(record, List.of(TestEdlMeter.KEY.registered()))
                .getFirst();
    }

    @Test
    void shouldTakeWhatAnEdlMeterSigned() {
        SignedReading reading = reading(READ.file());
        assertEquals(Outcome.VALID, reading.outcome());
        assertEquals(Optional.of(new Energy(2_935_600_100_000L)), reading.billed());
        assertEquals(AT.toEpochMilli(), reading.atMs());
        assertEquals(TestEdlMeter.SERVER, reading.meter());
        assertEquals("1-0:1.17.0", reading.obis());
    }

    @Test
    void shouldOpenItsContainers() {
        String base64 = java.util.Base64.getEncoder()
                .encodeToString(Octets.ofHex(READ.file()).orElseThrow().toBytes());
        List<String> forms = List.of(
                base64,
                READ.messages(),
                "{\"signedMeterData\":\"" + base64
                        + "\",\"signingMethod\":\"ECDSA192SHA256\",\"encodingMethod\":\"EDL\",\"publicKey\":\"\"}",
                "\"" + READ.file() + "\"");
        for (String form : forms) {
            assertEquals(Outcome.VALID, reading(form).outcome(), form);
        }
    }

    @Test
    void shouldUndoTheEscapesOfTheTransport() {
        SignedReading reading = reading(new TestEdlMeter(AT.getEpochSecond(), 0, 0x1B1B1B1BL, 0).file());
        assertEquals(Optional.of(Energy.ofWh(0x1B1B1B1BL)), reading.billed());
    }

    @Test
    void shouldTellNoTimeOfAClockThatWasNeverSet() {
        SignedReading reading = reading(new TestEdlMeter(777, 0, 100, 0).file());
        assertEquals(Outcome.VALID, reading.outcome());
        assertEquals(0, reading.atMs());
    }

    /** Each field that the bill rests on is among what is signed. */
    @Test
    void shouldRefuseAnotherNumberTimeOrMeter() {
        String file = READ.file();
        String number = "59%016X".formatted(READ.number());
        for (String other : List.of(
                file.replace(number, "59%016X".formatted(READ.number() + 1)),
                file.replace("52FF" + number, "52FE" + number),
                file.replace("%08X".formatted(READ.utc()), "%08X".formatted(READ.utc() + 1)),
                file.replace(TestEdlMeter.SERVER, "0901454D480000112234"))) {
            assertNotEquals(file, other);
            assertEquals(Outcome.INVALID, reading(other).outcome());
            assertEquals(Optional.empty(), reading(other).billed());
        }
    }

    /** Higher bytes than the meter lays out would not be signed. */
    @Test
    void shouldTakeNoDigitsThatAreNotSigned() {
        String longer =
                READ.messages().replace("59%016X".formatted(READ.number()), "5A01%016X".formatted(READ.number()));
        SignedReading reading = reading(longer);
        assertNotEquals(READ.messages(), longer);
        assertEquals(Optional.empty(), reading.billed());
    }

    @Test
    void shouldRefuseAnotherMetersSignature() {
        List<RegisteredKey> others = List.of(TestEdlMeter.KEY.other().registered());
        assertEquals(
                Outcome.INVALID,
                SignedSamples.read(READ.file(), others).getFirst().outcome());
        assertEquals(
                Outcome.UNVERIFIED,
                SignedSamples.read(READ.file(), List.of()).getFirst().outcome());
    }
}
