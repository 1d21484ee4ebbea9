package io.voltgate.persistence.store;

import io.voltgate.domain.IdToken;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Directory;
import io.voltgate.engine.Roster;
import io.voltgate.engine.StationProfile;
import io.voltgate.engine.TariffBook;
import io.voltgate.engine.TokenProfile;
import io.voltgate.signed.RegisteredKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What operators maintain, in memory: stations with their credentials, and id tokens with their users. Asked from any thread and
 * answers at once; loaded by one, the {@link DirectoryListener}'s. Each entry is shown as the database had it when it was loaded, also while
 * the database is away.
 */
public final class PostgresDirectory implements Directory {
    private final StationEntries stations;
    private final TokenEntries tokens = new TokenEntries();
    private final TariffRows tariffs = new TariffRows();
    private final ConcurrentMap<String, List<RegisteredKey>> meterKeys = new ConcurrentHashMap<>();
    private volatile TariffBook book = TariffBook.EMPTY;

    /** @param currency of the stations' prices, ISO 4217 */
    public PostgresDirectory(String currency) {
        this.stations = new StationEntries(currency);
    }

    @Override
    public Optional<StationProfile> station(StationId station) {
        return stations.find(station).map(StationEntries.Station::profile);
    }

    @Override
    public Optional<TokenProfile> token(IdToken token) {
        return tokens.find(token);
    }

    @Override
    public boolean priced(StationId station) {
        return stations.find(station).map(StationEntries.Station::priced).orElse(false);
    }

    @Override
    public Roster roster() {
        return tokens.roster();
    }

    @Override
    public TariffBook tariffs() {
        return book;
    }

    /** What the station has to show, empty where the identity has no row, of an operator or taken in by policy. */
    public Optional<StationAccess> access(StationId station) {
        return stations.find(station).map(StationEntries.Station::access);
    }

    /** Who is meant by an identity as it was dialled. */
    public Optional<StationNames.Found> named(String dialled) {
        return stations.names().find(dialled);
    }

    /** The keys of a station's meters. */
    public List<RegisteredKey> meterKeys(StationId station) {
        return meterKeys.getOrDefault(Texts.text(station.value()), List.of());
    }

    /** Shows what the database says now, all of it. */
    public void load(Connection connection) throws SQLException {
        Map<UUID, StationEntries.Row> stationRows = stations.read(connection);
        Map<String, TokenEntries.Row> tokenRows = tokens.read(connection);
        Map<String, List<RegisteredKey>> keys = MeterKeyStore.all(connection);
        tariffs.read(connection);
        stations.show(stationRows);
        tokens.show(tokenRows);
        meterKeys.putAll(keys);
        meterKeys.keySet().retainAll(keys.keySet());
        book = tariffs.book(stations.operators());
    }

    /** Shows what the database says now of what has changed. */
    void load(Connection connection, DirectoryChanges changes) throws SQLException {
        if (changes.everything()) {
            load(connection);
            return;
        }
        boolean otherTariffs = changes.tariffs();
        if (otherTariffs) {
            tariffs.read(connection);
        }
        if (!changes.stations().isEmpty()) {
            otherTariffs |= stations.show(changes.stations(), stations.read(connection, changes.stations()));
        }
        if (!changes.tokens().isEmpty() || !changes.users().isEmpty()) {
            tokens.show(changes.tokens(), tokens.read(connection, changes.tokens(), changes.users()));
        }
        if (!changes.meters().isEmpty()) {
            Map<String, List<RegisteredKey>> keys = MeterKeyStore.of(connection, changes.meters());
            meterKeys.putAll(keys);
            changes.meters().stream()
                    .filter(station -> !keys.containsKey(station))
                    .forEach(meterKeys::remove);
        }
        if (otherTariffs) {
            book = tariffs.book(stations.operators());
        }
    }
}
