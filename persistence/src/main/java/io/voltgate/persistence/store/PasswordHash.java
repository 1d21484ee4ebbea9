package io.voltgate.persistence.store;

import java.security.DigestException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * The stored form of a station's password: PBKDF2 with HMAC-SHA-256 over its raw bytes (OCPP 1.6 keys are binary), written as
 * pbkdf2-sha256$iterations$salt$hash in Base64. Stateless, for any thread. A stored text that can't be read lets nobody in.
 */
public final class PasswordHash {
    /** Few, because the keys are long and made by machines, and ten thousand stations may come back at once. */
    public static final int ITERATIONS = 1000;

    /** The stored form of the empty password, which some stations send and can't be given another. */
    public static final String EMPTY = "empty";

    private static final String SCHEME = "pbkdf2-sha256";
    private static final String DIGEST = "SHA-256";
    private static final int BLOCK_BYTES = 64;
    private static final byte INNER_PAD = 0x36;
    private static final byte OUTER_PAD = 0x5c;
    private static final int SALT_BYTES = 16;
    private static final byte FIRST_BLOCK = 1;
    private static final int MAX_ITERATIONS = 10_000_000;

    private PasswordHash() {}

    /** Hashes a password with a salt of its own; the empty one has nothing to hash. */
    public static String of(byte[] password, SecureRandom random) {
        if (password.length == 0) {
            return EMPTY;
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        byte[] hash = derive(password, salt, ITERATIONS);
        return SCHEME + "$" + ITERATIONS + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    /** Whether the password is the one that was hashed; takes as long for a wrong one. */
    public static boolean matches(byte[] password, String stored) {
        if (stored.equals(EMPTY)) {
            return password.length == 0;
        }
        String[] parts = stored.split("\\$", -1);
        if (password.length == 0 || parts.length != 4 || !parts[0].equals(SCHEME) || !parts[1].matches("[0-9]{1,8}")) {
            return false;
        }
        int iterations = Integer.parseInt(parts[1]);
        if (iterations < 1 || iterations > MAX_ITERATIONS) {
            return false;
        }
        try {
            byte[] salt = Base64.getDecoder().decode(parts[2]);
            byte[] hash = Base64.getDecoder().decode(parts[3]);
            return MessageDigest.isEqual(hash, derive(password, salt, iterations));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /**
     * The first block of PBKDF2 (RFC 8018, 5.2), which is as long as the hash. The JDK's own takes characters, not bytes. Nothing is
     * allocated in a round: copies of a digest that has begun with the key would be quicker, but most of all garbage while stations
     * come back at once.
     */
    static byte[] derive(byte[] password, byte[] salt, int iterations) {
        try {
            MessageDigest digest = MessageDigest.getInstance(DIGEST);
            byte[] key = Arrays.copyOf(password.length > BLOCK_BYTES ? digest.digest(password) : password, BLOCK_BYTES);
            byte[] first = padded(key, INNER_PAD, salt.length + Integer.BYTES);
            System.arraycopy(salt, 0, first, BLOCK_BYTES, salt.length);
            first[first.length - 1] = FIRST_BLOCK;
            byte[] inner = padded(key, INNER_PAD, digest.getDigestLength());
            byte[] outer = padded(key, OUTER_PAD, digest.getDigestLength());
            hmac(digest, first, outer, inner);
            byte[] sum = Arrays.copyOfRange(inner, BLOCK_BYTES, inner.length);
            for (int i = 1; i < iterations; i++) {
                hmac(digest, inner, outer, inner);
                for (int j = 0; j < sum.length; j++) {
                    sum[j] ^= inner[BLOCK_BYTES + j];
                }
            }
            return sum;
        } catch (GeneralSecurityException noSuchAlgorithm) {
            throw new IllegalStateException("every JDK has " + DIGEST, noSuchAlgorithm);
        }
    }

    /** The key with a pad of HMAC (RFC 2104, 2), and room for what is digested behind it. */
    private static byte[] padded(byte[] key, byte pad, int room) {
        byte[] padded = Arrays.copyOf(key, BLOCK_BYTES + room);
        for (int i = 0; i < BLOCK_BYTES; i++) {
            padded[i] ^= pad;
        }
        return padded;
    }

    /** HMAC of what stands behind the inner pad, written behind the pad of {@code next}. */
    private static void hmac(MessageDigest digest, byte[] inner, byte[] outer, byte[] next) throws DigestException {
        int length = outer.length - BLOCK_BYTES;
        digest.update(inner);
        digest.digest(outer, BLOCK_BYTES, length);
        digest.update(outer);
        digest.digest(next, BLOCK_BYTES, length);
    }
}
