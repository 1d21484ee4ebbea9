package io.voltgate.gateway;

import io.voltgate.gateway.backend.StationRegistration.Password;
import io.voltgate.persistence.store.PasswordHash;
import io.voltgate.persistence.store.StationAccess;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Makes the stored form of passwords that operators enter. Used from any thread; so many at a time get on, which leaves half of the
 * processors to the stations however many are entered. A password that stands already keeps its stored form, so entering it again changes nothing.
 */
final class PasswordMint {
    private final Semaphore places =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    private final SecureRandom random = new SecureRandom();

    /** The stored form of a new password. */
    String hash(Password password) {
        return hash(bytes(password), null);
    }

    /** The same where the station may have the password; null where none is given. */
    @Nullable
    String hash(@Nullable Password password, Optional<StationAccess> known) {
        return password == null
                ? null
                : hash(bytes(password), known.map(StationAccess::passwordHash).orElse(null));
    }

    private String hash(byte[] password, @Nullable String stored) {
        places.acquireUninterruptibly();
        try {
            boolean stands = stored != null && PasswordHash.matches(password, stored);
            return stands ? stored : PasswordHash.of(password, random);
        } finally {
            places.release();
        }
    }

    private static byte[] bytes(Password password) {
        return password.value().getBytes(StandardCharsets.UTF_8);
    }
}
