package io.voltgate.gateway.station;

import io.voltgate.domain.Deviation;
import io.voltgate.domain.StationId;
import io.voltgate.persistence.store.PasswordHash;
import io.voltgate.persistence.store.StationAccess;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a station presents with the hashes of its passwords. Used from any thread; a comparison takes milliseconds. What was
 * verified once is remembered under a key of this process, so that stations which all come back at once cost next to nothing.
 */
final class PasswordCheck {
    private static final String SEAL = "HmacSHA256";
    /** OCPP asks for at least as many (security whitepaper, A00.FR.205). */
    private static final int LENGTH_ASKED_FOR = 16;

    private final byte[] processKey;
    private final int mostRemembered;
    /** What is checked for a station that has no password, so that it takes as long as a wrong one. */
    private final String nobody;

    private final ConcurrentMap<StationId, byte[]> verified = new ConcurrentHashMap<>();

    PasswordCheck(byte[] processKey, int mostRemembered, SecureRandom random) {
        this.processKey = processKey.clone();
        this.mostRemembered = mostRemembered;
        this.nobody = PasswordHash.of(new byte[1], random);
    }

    /** The hash that was matched, and what was forgiven. */
    record Match(String hash, Set<Deviation> deviations) {
        Match {
            deviations = Set.copyOf(deviations);
        }
    }

    /** Whether the same was verified before, against a hash that still stands. */
    boolean isVerified(StationId station, StationAccess access, BasicPassword password) {
        byte[] before = verified.get(station);
        String hash = access.passwordHash();
        return before != null && hash != null && MessageDigest.isEqual(before, seal(password.bytes(), hash));
    }

    /** Which password it is, the station's or the one it is to have; null where it is neither. */
    @Nullable
    Match check(StationId station, StationAccess access, BasicPassword password) {
        List<String> hashes = Stream.of(access.passwordHash(), access.pendingPasswordHash())
                .filter(Objects::nonNull)
                .toList();
        if (hashes.isEmpty()) {
            boolean _ = PasswordHash.matches(password.bytes(), nobody);
            return null;
        }
        for (String hash : hashes) {
            Optional<Match> match = match(password, hash);
            if (match.isPresent()) {
                remember(station, password, hash);
                return match.get();
            }
        }
        return null;
    }

    private static Optional<Match> match(BasicPassword password, String hash) {
        Set<Deviation> flaws = EnumSet.noneOf(Deviation.class);
        if (password.bytes().length < LENGTH_ASKED_FOR) {
            flaws.add(Deviation.PASSWORD_SHORT);
        }
        boolean first = true;
        for (byte[] reading : password.readings()) {
            if (PasswordHash.matches(reading, hash)) {
                return Optional.of(new Match(hash, flaws));
            }
            if (first) {
                flaws.add(Deviation.PASSWORD_FORM);
                first = false;
            }
        }
        return Optional.empty();
    }

    private void remember(StationId station, BasicPassword password, String hash) {
        if (verified.size() >= mostRemembered) {
            verified.clear();
        }
        verified.put(station, seal(password.bytes(), hash));
    }

    /** Bound to the stored hash too, so that a changed password is checked anew. */
    private byte[] seal(byte[] password, String hash) {
        try {
            Mac mac = Mac.getInstance(SEAL);
            mac.init(new SecretKeySpec(processKey, SEAL));
            mac.update(hash.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(password);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK has " + SEAL, absent);
        }
    }
}
