package io.voltgate.gateway;

import io.voltgate.domain.IdToken;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationStatus;
import io.voltgate.gateway.backend.RegistryPort;
import io.voltgate.gateway.backend.StationRegistration;
import io.voltgate.gateway.backend.TokenRegistration;
import io.voltgate.gateway.station.PasswordsUnderway;
import io.voltgate.persistence.store.DirectoryListener;
import io.voltgate.persistence.store.MeterKeyStore;
import io.voltgate.persistence.store.PasswordHash;
import io.voltgate.persistence.store.Registry;
import io.voltgate.persistence.store.StationPasswords;
import io.voltgate.persistence.store.query.Queries;
import io.voltgate.persistence.store.query.QueryUnavailableException;
import io.voltgate.persistence.tail.StoreUnavailableException;
import io.voltgate.signed.RegisteredKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What operators write through the API, put into the tables. Called by the threads of requests. A password becomes its hash here, and
 * is kept nowhere else but on its way to the station; who was answered may rely on what was written, but for a database that goes away just then.
 */
final class OperatorRegistry implements RegistryPort {
    private static final long FRESH_MS = 2_000;
    private final Registry registry;
    private final Queries queries;
    private final DirectoryListener directory;
    private final StationPasswords passwords;
    private final MeterKeyStore meterKeys;
    private final PasswordsUnderway underway;
    private final SecureRandom random = new SecureRandom();

    OperatorRegistry(DataSource source, Queries queries, DirectoryListener directory, PasswordsUnderway underway) {
        this.registry = new Registry(source);
        this.passwords = new StationPasswords(source);
        this.meterKeys = new MeterKeyStore(source);
        this.queries = queries;
        this.directory = directory;
        this.underway = underway;
    }

    @Override
    public boolean putStation(StationId station, StationRegistration said) {
        boolean isNew = queries.station(station.value()).isEmpty();
        StationRegistration.Location place = said.location();
        StationStatus status = said.status();
        stored(() -> registry.put(new Registry.Station(
                station.value(),
                said.name(),
                said.address(),
                place == null ? null : new Registry.Location(place.lon(), place.lat()),
                null,
                said.maxPowerKw(),
                status == null ? null : status == StationStatus.MAINTENANCE,
                said.workingHours(),
                said.pricePerKwh(),
                said.operatorId(),
                hash(said.password()),
                dialling(said.dialling()))));
        awaitFresh();
        return isNew;
    }

    private static Registry.Dialling dialling(StationRegistration.Dialling said) {
        return new Registry.Dialling(said.ocppVersion(), said.aliases(), said.serialNumber(), said.securityProfile());
    }

    @Override
    public Optional<String> beginPassword(StationId station, StationRegistration.Password password, Duration lifetime) {
        String reference = UUID.randomUUID().toString();
        String hash = PasswordHash.of(password.value().getBytes(StandardCharsets.UTF_8), random);
        if (!stored(() -> passwords.rotate(station, hash, reference))) {
            return Optional.empty();
        }
        awaitFresh();
        underway.keep(station, reference, password.value(), lifetime);
        return Optional.of(reference);
    }

    @Override
    public void cancelPassword(StationId station, String reference) {
        underway.drop(station, reference);
        stored(() -> passwords.drop(station, reference));
    }

    private @Nullable String hash(StationRegistration.@Nullable Password password) {
        return password == null ? null : PasswordHash.of(password.value().getBytes(StandardCharsets.UTF_8), random);
    }

    @Override
    public void putToken(String token, TokenRegistration said) {
        TokenRegistration.User user = said.user();
        stored(() -> registry.put(new Registry.Token(
                new IdToken(token, said.type()),
                user.email(),
                user.name(),
                user.phone(),
                said.group(),
                said.expiresAt(),
                said.active(),
                user.language(),
                user.currency())));
        awaitFresh();
    }

    @Override
    public boolean putFavorite(String token, StationId station, @Nullable String alias) {
        return stored(() -> registry.putFavorite(IdToken.of(token), station, alias));
    }

    @Override
    public boolean putMeterKey(StationId station, RegisteredKey key, String source) {
        boolean put = stored(() -> meterKeys.put(station, key, source));
        awaitFresh();
        return put;
    }

    @Override
    public boolean removeMeterKey(StationId station, String fingerprint) {
        boolean removed = stored(() -> meterKeys.remove(station, fingerprint));
        awaitFresh();
        return removed;
    }

    @Override
    public List<MeterKeyStore.Stored> meterKeys(StationId station) {
        return stored(() -> meterKeys.of(station));
    }

    private void awaitFresh() {
        try {
            var _ = directory.awaitFresh(FRESH_MS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T stored(Supplier<T> write) {
        try {
            return write.get();
        } catch (StoreUnavailableException away) {
            throw new QueryUnavailableException(away.getMessage(), away);
        }
    }
}
