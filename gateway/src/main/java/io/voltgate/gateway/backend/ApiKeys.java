package io.voltgate.gateway.backend;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The keys that open the API, known by their SHA-256 only. Immutable, for any thread. A comparison takes the same time
 * whichever key is shown, and no keys let nobody in.
 */
public final class ApiKeys {
    private static final int HASH_BYTES = 32;
    private final List<byte[]> hashes;

    private ApiKeys(List<byte[]> hashes) {
        this.hashes = hashes;
    }

    /** Takes the hashes as 64 hexadecimal digits each. */
    public static ApiKeys ofHashes(List<String> hex) {
        return new ApiKeys(hex.stream().map(ApiKeys::parse).toList());
    }

    /** Takes the keys themselves, and forgets them. */
    public static ApiKeys of(List<String> keys) {
        return new ApiKeys(keys.stream().map(ApiKeys::sha256).toList());
    }

    /** The form in which a key is configured. */
    public static String hash(String key) {
        return HexFormat.of().formatHex(sha256(key));
    }

    boolean contain(String key) {
        byte[] shown = sha256(key);
        boolean found = false;
        for (byte[] hash : hashes) {
            found |= MessageDigest.isEqual(hash, shown);
        }
        return found;
    }

    private static byte[] parse(String hex) {
        byte[] hash = HexFormat.of().parseHex(hex);
        if (hash.length != HASH_BYTES) {
            throw new IllegalArgumentException("the hash of an API key has 64 hexadecimal digits");
        }
        return hash;
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
