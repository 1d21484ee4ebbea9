package io.voltgate.gateway.station;

import io.voltgate.domain.StationId;
import io.voltgate.gateway.config.GatewayConfig.Authentication;
import io.voltgate.gateway.config.GatewayConfig.Stations;
import io.voltgate.gateway.config.GatewayConfig.UnknownStation;
import io.voltgate.persistence.store.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may come in. Asked on I/O threads; passwords are checked on threads of its own, at most so many waiting. What was
 * verified once is remembered under a key of this process, so that stations which all come back at once cost next to nothing.
 */
public final class Admission implements AutoCloseable {
    private static final String SEAL = "HmacSHA256";
    private static final int CHECKERS = 2;
    private static final int IDLE_SECONDS = 10;
    /** What is checked for a station that has no password, so that it takes as long as a wrong one. */
    private static final String NOBODY = PasswordHash.of(new byte[1], new SecureRandom());

    /** The outcome of asking. */
    enum Verdict {
        ADMITTED,
        BAD_CREDENTIALS,
        UNKNOWN_STATION,
        OVERLOADED
    }

    private final Stations config;
    private final StationRegister register;
    private final byte[] processKey;
    private final ThreadPoolExecutor checkers;
    private final ConcurrentMap<StationId, byte[]> verified = new ConcurrentHashMap<>();

    /**
     * Opens the door by the operator's rules.
     *
     * @param processKey 32 secret random bytes, new for each process
     */
    public Admission(Stations config, StationRegister register, byte[] processKey) {
        this.config = config;
        this.register = register;
        this.processKey = processKey.clone();
        this.checkers = new ThreadPoolExecutor(
                CHECKERS,
                CHECKERS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.handshakesAtOnce()),
                Thread.ofPlatform().name("credentials-", 0).daemon().factory());
        checkers.allowCoreThreadTimeOut(true);
    }

    /** Whether a station may come in with this Authorization header; the answer may come on another thread. */
    CompletableFuture<Verdict> admit(StationId station, @Nullable String authorization) {
        Optional<StationRegister.Entry> entry = register.find(station);
        String hash = entry.map(StationRegister.Entry::passwordHash).orElse(null);
        Optional<byte[]> password = Optional.ofNullable(authorization).flatMap(text -> BasicPassword.in(text, station));
        if (authorization != null && password.isEmpty()) {
            return now(Verdict.BAD_CREDENTIALS);
        }
        if (entry.isEmpty() && config.unknown() == UnknownStation.REFUSE) {
            return now(Verdict.UNKNOWN_STATION);
        }
        if (hash == null && config.authentication() == Authentication.OPTIONAL) {
            return now(Verdict.ADMITTED);
        }
        if (password.isEmpty()) {
            return now(Verdict.BAD_CREDENTIALS);
        }
        return hash != null && isVerified(station, password.get(), hash)
                ? now(Verdict.ADMITTED)
                : later(station, password.get(), hash);
    }

    private static CompletableFuture<Verdict> now(Verdict verdict) {
        return CompletableFuture.completedFuture(verdict);
    }

    private CompletableFuture<Verdict> later(StationId station, byte[] password, @Nullable String hash) {
        try {
            return CompletableFuture.supplyAsync(() -> check(station, password, hash), checkers);
        } catch (RejectedExecutionException full) {
            return now(Verdict.OVERLOADED);
        }
    }

    private Verdict check(StationId station, byte[] password, @Nullable String hash) {
        String stored = hash == null ? NOBODY : hash;
        boolean same =
                BasicPassword.readings(password).stream().anyMatch(reading -> PasswordHash.matches(reading, stored));
        if (!same || hash == null) {
            return Verdict.BAD_CREDENTIALS;
        }
        if (verified.size() >= config.maxConnections()) {
            verified.clear();
        }
        verified.put(station, seal(password, hash));
        return Verdict.ADMITTED;
    }

    private boolean isVerified(StationId station, byte[] password, String hash) {
        byte[] before = verified.get(station);
        return before != null && MessageDigest.isEqual(before, seal(password, hash));
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

    @Override
    public void close() {
        checkers.shutdownNow();
    }
}
