package io.voltgate.gateway.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The backend's key: the configured one, else the one in the data folder, which is made at the first start. Used by the main thread,
 * once. The file is readable by its owner alone.
 */
public final class ApiKey {
    private static final String FILE = "api-key";
    private static final int BYTES = 24;

    private ApiKey() {}

    /** The randomness must be a secure one. */
    public static String of(GatewayConfig config, RandomGenerator randomness) {
        if (!config.backend().apiKey().isEmpty()) {
            return config.backend().apiKey();
        }
        Path file = config.data().resolve(FILE);
        try {
            return Files.exists(file) ? Files.readString(file).strip() : make(file, randomness);
        } catch (IOException unusable) {
            throw new UncheckedIOException("The file of the API key, " + file + ", can't be used.", unusable);
        }
    }

    private static String make(Path file, RandomGenerator randomness) throws IOException {
        byte[] bytes = new byte[BYTES];
        randomness.nextBytes(bytes);
        String key = HexFormat.of().formatHex(bytes);
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, key + "\n", StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return key;
    }
}
