package io.voltgate.persistence.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void shouldDeriveAsTheStandardSays() {
        // RFC 7914, 11: the first block of PBKDF2-HMAC-SHA-256 for passwd, salt, one iteration
        assertEquals(
                "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc",
                HexFormat.of()
                        .formatHex(PasswordHash.derive("passwd".getBytes(US_ASCII), "salt".getBytes(US_ASCII), 1)));
    }

    @Test
    void shouldDeriveAsTheJdkDoesWhereThatCan() throws Exception {
        byte[] salt = {1, 2, 3};
        for (String password : List.of("secret", "p".repeat(64), "p".repeat(65), "p".repeat(200))) {
            byte[] theirs = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, 500, 256))
                    .getEncoded();
            assertArrayEquals(theirs, PasswordHash.derive(password.getBytes(US_ASCII), salt, 500));
        }
    }

    @Test
    void shouldKnowABinaryKeyAgain() {
        byte[] key = new byte[20];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (i * 37 - 100);
        }
        String stored = PasswordHash.of(key, random);
        assertTrue(stored.startsWith("pbkdf2-sha256$1000$"));
        assertTrue(PasswordHash.matches(key, stored));
        assertFalse(PasswordHash.matches(Arrays.copyOf(key, 19), stored));
        assertNotEquals(stored, PasswordHash.of(key, random));
    }

    @Test
    void shouldLetNobodyInByATextThatCantBeRead() {
        byte[] key = {1};
        for (String stored : new String[] {
            "",
            "secret",
            "pbkdf2-sha256$x$AA==$AA==",
            "pbkdf2-sha256$0$AA==$AA==",
            "pbkdf2-sha256$1$?$?",
            "a$1$AA==$AA=="
        }) {
            assertFalse(PasswordHash.matches(key, stored), stored);
        }
        assertFalse(PasswordHash.matches(new byte[0], PasswordHash.of(key, random)));
    }
}
