package io.voltgate.gateway;

import io.voltgate.domain.IdToken;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationStatus;
import io.voltgate.gateway.backend.RegistryPort;
import io.voltgate.gateway.backend.StationRegistration;
import io.voltgate.gateway.backend.TokenRegistration;
import io.voltgate.gateway.station.PasswordsUnderway;
import io.voltgate.gateway.station.StationRegister;
import io.voltgate.persistence.store.DirectoryListener;
import io.voltgate.persistence.store.MeterKeyStore;
import io.voltgate.persistence.store.Registry;
import io.voltgate.persistence.store.StationPasswords;
import io.voltgate.persistence.store.query.QueryUnavailableException;
import io.voltgate.persistence.tail.StoreUnavailableException;
import io.voltgate.signed.RegisteredKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators write through the API, put into the tables. Called by the threads of requests. A password becomes its hash here, and
 * is kept nowhere else but on its way to the station; who was answered may rely on what was written, but for a database that goes away just then.
 */
final class OperatorRegistry implements RegistryPort {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorRegistry.class);
    private static final long FRESH_MS = 2_000;
    private final Registry registry;
    private final StationRegister register;
    private final DirectoryListener directory;
    private final StationPasswords passwords;
    private final MeterKeyStore meterKeys;
    private final PasswordsUnderway underway;
    private final PasswordMint mint = new PasswordMint();

    OperatorRegistry(
            DataSource source, StationRegister register, DirectoryListener directory, PasswordsUnderway underway) {
        this.registry = new Registry(source);
        this.passwords = new StationPasswords(source);
        this.meterKeys = new MeterKeyStore(source);
        this.register = register;
        this.directory = directory;
        this.underway = underway;
    }

    @Override
    public boolean putStation(StationId station, StationRegistration said) {
        Registry.Station entry = entry(station, said);
        Map<String, Registry.Entered> entered = stored(() -> registry.put(List.of(entry)));
        awaitFresh();
        return outcome(entered, station) == Entered.NEW;
    }

    @Override
    public Map<StationId, Entered> putStations(Map<StationId, StationRegistration> stations) {
        Map<StationId, Registry.Station> entries = new LinkedHashMap<>();
        stations.forEach((station, said) -> entries.put(station, entry(station, said)));
        Map<StationId, Entered> outcomes = entries.isEmpty() ? Map.of() : stored(() -> put(entries));
        awaitFresh();
        return outcomes;
    }

    /** All at once; where the tables refuse one, or another writer was faster with one, each for itself. */
    private Map<StationId, Entered> put(Map<StationId, Registry.Station> entries) {
        Map<StationId, Entered> outcomes = new LinkedHashMap<>();
        try {
            Map<String, Registry.Entered> entered = registry.put(List.copyOf(entries.values()));
            entries.keySet().forEach(station -> outcomes.put(station, outcome(entered, station)));
        } catch (IllegalArgumentException oneIsRefused) {
            entries.forEach((station, entry) -> outcomes.put(station, putAlone(station, entry)));
        }
        return outcomes;
    }

    private Entered putAlone(StationId station, Registry.Station entry) {
        try {
            return outcome(registry.put(List.of(entry)), station);
        } catch (IllegalArgumentException refused) {
            LOG.warn("{} is not entered: {}", station, refused.getMessage());
            return Entered.REFUSED;
        }
    }

    private static Entered outcome(Map<String, Registry.Entered> entered, StationId station) {
        Registry.Entered outcome = entered.get(station.value());
        if (outcome == null) {
            throw new IllegalStateException("a station that was just stored is not there");
        }
        return outcome.isNew() ? Entered.NEW : Entered.CHANGED;
    }

    private Registry.Station entry(StationId station, StationRegistration said) {
        StationRegistration.Location place = said.location();
        StationStatus status = said.status();
        return new Registry.Station(
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
                mint.hash(said.password(), register.find(station)),
                dialling(said.dialling()));
    }

    private static Registry.Dialling dialling(StationRegistration.Dialling said) {
        return new Registry.Dialling(said.ocppVersion(), said.aliases(), said.serialNumber(), said.securityProfile());
    }

    @Override
    public Optional<String> beginPassword(StationId station, StationRegistration.Password password, Duration lifetime) {
        String reference = UUID.randomUUID().toString();
        String hash = mint.hash(password);
        if (!stored(() -> passwords.rotate(station, hash, reference))) {
            return Optional.empty();
        }
        awaitFresh();
        underway.keep(station, new PasswordsUnderway.Change(reference, hash, password.value()), lifetime);
        return Optional.of(reference);
    }

    @Override
    public void cancelPassword(StationId station, String reference) {
        underway.drop(station, reference);
        stored(() -> passwords.drop(station, reference));
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
