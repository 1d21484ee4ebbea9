package io.voltgate.gateway.station;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.StationId;
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

    private static Optional<BasicPassword> in(String pair) {
        return BasicPassword.in(basic(pair.getBytes(ISO_8859_1)), List.of(STATION, new StationId("A:B")));
    }

    @Test
    void quirk11_shouldSplitUserAndPasswordAtTheFirstColonBehindTheIdentity() {
        assertArrayEquals(
                "pass:word".getBytes(UTF_8), in("CS-1:pass:word").orElseThrow().bytes());
        assertArrayEquals("c".getBytes(UTF_8), in("A:B:c").orElseThrow().bytes());
        assertFalse(in("A:B:c").orElseThrow().otherUser());
        assertArrayEquals("Bx:c".getBytes(UTF_8), in("A:Bx:c").orElseThrow().bytes());
        assertTrue(in("A:Bx:c").orElseThrow().otherUser());
        assertArrayEquals(new byte[0], in("CS-1:").orElseThrow().bytes());
    }

    @Test
    void quirk11_shouldTakeThePasswordAsRawBytes() {
        byte[] password = in("CS-1:\u00ff\u0000\u0080").orElseThrow().bytes();
        assertArrayEquals(new byte[] {(byte) 0xff, 0, (byte) 0x80}, password);
    }

    @Test
    void shouldSeeAnotherUserAndRefuseAnotherScheme() {
        assertTrue(in("CS-2:secret").orElseThrow().otherUser());
        assertTrue(in("CS-1").isEmpty());
        assertTrue(BasicPassword.in("Bearer abc", List.of(STATION)).isEmpty());
        assertTrue(BasicPassword.in("Basic ***", List.of(STATION)).isEmpty());
    }

    @Test
    void shouldAcceptBytesAndHexTextOfTheSameKey() {
        byte[] key = HexFormat.of().parseHex("00112233445566778899aabbccddeeff00112233");
        byte[] text = "00112233445566778899AABBCCDDEEFF00112233".getBytes(UTF_8);
        String ofBytes = PasswordHash.of(key, new SecureRandom());
        String ofText = PasswordHash.of(text, new SecureRandom());
        for (byte[] sent : List.of(key, text)) {
            for (String stored : List.of(ofBytes, ofText)) {
                byte[] pair = ("CS-1:" + new String(sent, ISO_8859_1)).getBytes(ISO_8859_1);
                BasicPassword password =
                        BasicPassword.in(basic(pair), List.of(STATION)).orElseThrow();
                assertTrue(password.readings().stream().anyMatch(reading -> PasswordHash.matches(reading, stored)));
            }
        }
    }
}
