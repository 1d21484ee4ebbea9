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
     * The first block of PBKDF2 (RFC 8018, 5.2), which is as long as the hash. The JDK's own takes characters, not bytes. Its HMAC would
     * digest the key anew in each round, which is half of the work; here that is done once.
     */
    static byte[] derive(byte[] password, byte[] salt, int iterations) {
        try {
            MessageDigest digest = MessageDigest.getInstance(DIGEST);
            byte[] key = Arrays.copyOf(password.length > BLOCK_BYTES ? digest.digest(password) : password, BLOCK_BYTES);
            MessageDigest inner = keyed(key, INNER_PAD);
            MessageDigest outer = keyed(key, OUTER_PAD);
            byte[] round = Arrays.copyOf(salt, salt.length + Integer.BYTES);
            round[round.length - 1] = FIRST_BLOCK;
            round = hmac(inner, outer, round, new byte[digest.getDigestLength()]);
            byte[] sum = Arrays.copyOf(round, round.length);
            for (int i = 1; i < iterations; i++) {
                hmac(inner, outer, round, round);
                for (int j = 0; j < sum.length; j++) {
                    sum[j] ^= round[j];
                }
            }
            return sum;
        } catch (GeneralSecurityException | CloneNotSupportedException noSuchAlgorithm) {
            throw new IllegalStateException("every JDK has " + DIGEST + ", and can copy its state", noSuchAlgorithm);
        }
    }

    /** A digest that has begun with the key (RFC 2104, 2). */
    private static MessageDigest keyed(byte[] key, byte pad) throws GeneralSecurityException {
        byte[] padded = key.clone();
        for (int i = 0; i < padded.length; i++) {
            padded[i] ^= pad;
        }
        MessageDigest digest = MessageDigest.getInstance(DIGEST);
        digest.update(padded);
        return digest;
    }

    /** Writes the result where it is told to, and nowhere else, since a storm of stations would fill the heap with results. */
    private static byte[] hmac(MessageDigest inner, MessageDigest outer, byte[] message, byte[] result)
            throws CloneNotSupportedException, DigestException {
        MessageDigest first = (MessageDigest) inner.clone();
        first.update(message);
        first.digest(result, 0, result.length);
        MessageDigest last = (MessageDigest) outer.clone();
        last.update(result);
        last.digest(result, 0, result.length);
        return result;
    }
}
