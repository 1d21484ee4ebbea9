package io.voltgate.gateway.station;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A salted hash of a station's password: {@code pbkdf2-sha256$iterations$salt$hash}, the last two in Base64. Stateless, for any thread.
 * Passwords are bytes here, which is why the JDK's own PBKDF2, made for text, is not used.
 */
public final class PasswordHash {
    /** A station's key is long and made by a machine, so what is slow for a person's password would only slow down reconnects. */
    private static final int ITERATIONS = 4096;

    private static final int MAX_ITERATIONS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int FIELDS = 4;
    private static final String SCHEME = "pbkdf2-sha256";
    private static final String ALGORITHM = "HmacSHA256";

    private PasswordHash() {}

    /** Hashes a password of at least one byte with a salt of its own. */
    public static String of(byte[] password, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        byte[] hash = derive(password, salt, ITERATIONS);
        return SCHEME + "$" + ITERATIONS + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    /** Whether the password is the one that was hashed; a stored text that can't be read lets nobody in. */
    static boolean matches(byte[] password, String stored) {
        String[] fields = stored.split("\\$", -1);
        boolean readable = fields.length == FIELDS && fields[0].equals(SCHEME) && fields[1].matches("[0-9]{1,8}");
        if (password.length == 0 || !readable) {
            return false;
        }
        int iterations = Integer.parseInt(fields[1]);
        if (iterations < 1 || iterations > MAX_ITERATIONS) {
            return false;
        }
        try {
            byte[] salt = Base64.getDecoder().decode(fields[2]);
            return MessageDigest.isEqual(
                    Base64.getDecoder().decode(fields[3]), derive(password, salt, iterations));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** The first block of PBKDF2 (RFC 8018, 5.2), 32 bytes. */
    private static byte[] derive(byte[] password, byte[] salt, int iterations) {
        Mac mac = mac(password);
        mac.update(salt);
        byte[] round = mac.doFinal(new byte[] {0, 0, 0, 1});
        byte[] sum = round.clone();
        for (int done = 1; done < iterations; done++) {
            round = mac.doFinal(round);
            for (int at = 0; at < sum.length; at++) {
                sum[at] ^= round[at];
            }
        }
        return sum;
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, absent);
        }
    }
}
