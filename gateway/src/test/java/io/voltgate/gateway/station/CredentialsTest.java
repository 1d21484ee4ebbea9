package io.voltgate.gateway.station;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.StationId;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.persistence.store.PasswordHash;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private static final StationId STATION = new StationId("CS-1");

    private static String basic(byte[] pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Test
    void shouldSplitUserAndPasswordAtTheFirstColon() {
        byte[] password = BasicPassword.in(basic("CS-1:pass:word".getBytes(UTF_8)), STATION)
                .orElseThrow();
        assertArrayEquals("pass:word".getBytes(UTF_8), password);
    }

    @Test
    void shouldTakeThePasswordAsRawBytes() {
        byte[] pair = "CS-1:\u00ff\u0000\u0080".getBytes(ISO_8859_1);
        byte[] password = BasicPassword.in(basic(pair), STATION).orElseThrow();
        assertArrayEquals(new byte[] {(byte) 0xff, 0, (byte) 0x80}, password);
    }

    @Test
    void shouldRefuseAnotherUserAndAnotherScheme() {
        assertTrue(
                BasicPassword.in(basic("CS-2:secret".getBytes(UTF_8)), STATION).isEmpty());
        assertTrue(BasicPassword.in(basic("CS-1".getBytes(UTF_8)), STATION).isEmpty());
        assertTrue(BasicPassword.in("Bearer abc", STATION).isEmpty());
        assertTrue(BasicPassword.in("Basic ***", STATION).isEmpty());
    }

    @Test
    void shouldAcceptBytesAndHexTextOfTheSameKey() {
        byte[] key = HexFormat.of().parseHex("00112233445566778899aabbccddeeff00112233");
        byte[] text = "00112233445566778899AABBCCDDEEFF00112233".getBytes(UTF_8);
        String ofBytes = PasswordHash.of(key, new SecureRandom());
        String ofText = PasswordHash.of(text, new SecureRandom());
        for (byte[] sent : List.of(key, text)) {
            for (String stored : List.of(ofBytes, ofText)) {
                assertTrue(BasicPassword.readings(sent).stream()
                        .anyMatch(reading -> PasswordHash.matches(reading, stored)));
            }
        }
    }

    @Test
    void shouldChooseTheStationsFirstSubprotocolThatWeSpeak() {
        assertEquals(Optional.of(new Subprotocol(OcppVersion.V16, "ocpp1.6")), choose("ocpp1.6,ocpp2.0.1"));
        assertEquals(Optional.of(new Subprotocol(OcppVersion.V201, "ocpp2.0.1")), choose("ocpp0.1, ocpp2.0.1"));
        assertEquals(Optional.of(new Subprotocol(OcppVersion.V201, "ocpp2.0.1")), choose(",ocpp2.0.1"));
        assertEquals(Optional.of(new Subprotocol(OcppVersion.V16, "OCPP1.6")), choose("OCPP1.6"));
        assertEquals(Optional.of(new Subprotocol(OcppVersion.V16, "ocpp1.6")), choose("soap", "ocpp1.6"));
        assertEquals(Optional.empty(), choose("ocpp0.1"));
        assertEquals(Optional.empty(), choose());
    }

    private static Optional<Subprotocol> choose(String... headers) {
        return Subprotocol.choose(List.of(headers));
    }
}
