package io.voltgate.gateway.station;

import io.voltgate.domain.Deviation;
import io.voltgate.domain.StationId;
import io.voltgate.gateway.config.DiallingConfig.UserMismatch;
import io.voltgate.gateway.config.GatewayConfig.Authentication;
import io.voltgate.gateway.config.GatewayConfig.Stations;
import io.voltgate.gateway.config.GatewayConfig.UnknownStation;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.persistence.store.StationAccess;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may come in. Asked on I/O threads; passwords are checked on threads of its own, at most so many waiting, so that
 * stations which all come back at once are served in turn. A station is let in with no lower security profile than its entry asks for.
 */
public final class Admission implements AutoCloseable {
    /** Half of the processors stay with those that are connected already, also while all others come back at once. */
    private static final int CHECKERS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private static final int IDLE_SECONDS = 10;

    /** The outcome of asking. */
    enum Verdict {
        ADMITTED,
        BAD_CREDENTIALS,
        BAD_CERTIFICATE,
        PROFILE_TOO_LOW,
        UNKNOWN_STATION,
        OVERLOADED
    }

    /**
     * The verdict, and how secure the connection is.
     *
     * @param profile of OCPP, 0 to 3
     */
    record Outcome(Verdict verdict, int profile, Set<Deviation> deviations) {
        Outcome {
            deviations = Set.copyOf(deviations);
        }

        static Outcome of(Verdict verdict) {
            return new Outcome(verdict, 0, Set.of());
        }
    }

    private final Stations config;
    private final StationRegister register;
    private final Callers callers;
    private final Redials redials;
    private final PasswordCheck passwords;
    private final ProfileFloor floor;
    private final ThreadPoolExecutor checkers;

    /**
     * Opens the door by the operator's rules.
     *
     * @param processKey 32 secret random bytes, new for each process
     */
    public Admission(Stations config, StationRegister register, byte[] processKey) {
        this.config = config;
        this.register = register;
        this.callers = new Callers(register, config.dialling().identitySuffixes());
        this.redials = new Redials(config.dialling().connectionsPerHour(), config.maxConnections());
        this.passwords = new PasswordCheck(processKey, config.maxConnections(), new SecureRandom());
        this.floor = new ProfileFloor(config.dialling().allowDowngrade(), config.maxConnections());
        this.checkers = new ThreadPoolExecutor(
                CHECKERS,
                CHECKERS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.handshakesAtOnce()),
                Thread.ofPlatform().name("credentials-", 0).daemon().factory());
        checkers.allowCoreThreadTimeOut(true);
    }

    /** Who is behind an identity as it was dialled. */
    Callers callers() {
        return callers;
    }

    /** How often each station dials. */
    public Redials redials() {
        return redials;
    }

    /** The OCPP version that was entered for a station. */
    Optional<OcppVersion> versionOf(StationId station) {
        return register.find(station).map(StationAccess::version).flatMap(OcppVersion::of);
    }

    /** Whether a station may come in with what it shows; the answer may come on another thread. */
    CompletableFuture<Outcome> admit(Applicant applicant) {
        Optional<StationAccess> entry = register.find(applicant.station());
        if (entry.isEmpty() && config.unknown() == UnknownStation.REFUSE) {
            // What can't be the credentials of anybody is told the same whether the station is entered or not.
            return now(Outcome.of(
                    password(applicant).isEmpty() && applicant.authorization() != null
                            ? Verdict.BAD_CREDENTIALS
                            : Verdict.UNKNOWN_STATION));
        }
        StationAccess access = entry.orElse(StationAccess.of(null));
        return identify(applicant, access).thenApply(outcome -> floor.hold(applicant.station(), access, outcome));
    }

    private CompletableFuture<Outcome> identify(Applicant applicant, StationAccess access) {
        if (applicant.link().client().isPresent() && access.certificateSerial() != null) {
            return now(byCertificate(applicant, access.certificateSerial()));
        }
        Optional<BasicPassword> password = password(applicant);
        boolean open = access.passwordHash() == null && config.authentication() == Authentication.OPTIONAL;
        if (applicant.authorization() != null && password.isEmpty()) {
            return now(Outcome.of(Verdict.BAD_CREDENTIALS));
        }
        if (password.isEmpty() || (open && access.pendingPasswordHash() == null)) {
            return now(Outcome.of(open ? Verdict.ADMITTED : Verdict.BAD_CREDENTIALS));
        }
        CompletableFuture<Outcome> checked = byPassword(applicant, access, password.get());
        return open ? checked.thenApply(Admission::openTo) : checked;
    }

    /** A station that has no password yet comes in with any; only its new one counts for something. */
    private static Outcome openTo(Outcome checked) {
        return checked.verdict() == Verdict.BAD_CREDENTIALS ? Outcome.of(Verdict.ADMITTED) : checked;
    }

    private Outcome byCertificate(Applicant applicant, String serial) {
        boolean ours = applicant
                .link()
                .client()
                .flatMap(StationCertificate::of)
                .filter(shown -> shown.organisation().equals(config.tls().operator()))
                .filter(shown -> shown.serial().equals(serial))
                .isPresent();
        return ours ? new Outcome(Verdict.ADMITTED, 3, Set.of()) : Outcome.of(Verdict.BAD_CERTIFICATE);
    }

    private Optional<BasicPassword> password(Applicant applicant) {
        return Optional.ofNullable(applicant.authorization())
                .flatMap(header -> BasicPassword.in(header, List.of(applicant.dialled(), applicant.station())))
                .filter(password -> !password.otherUser() || config.dialling().userMismatch() == UserMismatch.ACCEPT);
    }

    private CompletableFuture<Outcome> byPassword(Applicant applicant, StationAccess access, BasicPassword password) {
        StationId station = applicant.station();
        int profile = applicant.link().isOn() ? 2 : 1;
        if (passwords.isVerified(station, access, password)) {
            return now(outcome(profile, password, EnumSet.noneOf(Deviation.class)));
        }
        try {
            return CompletableFuture.supplyAsync(() -> check(applicant, access, password, profile), checkers);
        } catch (RejectedExecutionException full) {
            return now(Outcome.of(Verdict.OVERLOADED));
        }
    }

    private Outcome check(Applicant applicant, StationAccess access, BasicPassword password, int profile) {
        PasswordCheck.@Nullable Match match = passwords.check(applicant.station(), access, password);
        if (match == null) {
            return Outcome.of(Verdict.BAD_CREDENTIALS);
        }
        if (match.hash().equals(access.pendingPasswordHash())) {
            register.cameWithNewPassword(applicant.station(), match.hash());
        }
        return outcome(profile, password, match.deviations());
    }

    private static Outcome outcome(int profile, BasicPassword password, Set<Deviation> deviations) {
        Set<Deviation> all = EnumSet.noneOf(Deviation.class);
        all.addAll(deviations);
        if (password.otherUser()) {
            all.add(Deviation.USER_MISMATCH);
        }
        return new Outcome(Verdict.ADMITTED, profile, all);
    }

    /** The station has come in. */
    void cameIn(StationId station, Outcome outcome) {
        int entered = register.find(station).map(StationAccess::securityProfile).orElse(0);
        floor.cameIn(station, entered, outcome.profile());
    }

    private static CompletableFuture<Outcome> now(Outcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }

    @Override
    public void close() {
        checkers.shutdownNow();
    }
}
