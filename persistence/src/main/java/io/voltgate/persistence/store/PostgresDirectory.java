package io.voltgate.persistence.store;

import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.StationId;
import io.voltgate.domain.UserId;
import io.voltgate.engine.Directory;
import io.voltgate.engine.Roster;
import io.voltgate.engine.StationProfile;
import io.voltgate.engine.TariffBook;
import io.voltgate.engine.TokenProfile;
import io.voltgate.engine.WorkingHours;
import io.voltgate.signed.RegisteredKey;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators maintain, in memory: stations with their credentials, and id tokens with their users. Asked from any thread and
 * answers at once; loaded by one, the {@link DirectoryListener}'s. It always shows one loaded state as a whole, the last one when
 * the database is away.
 */
public final class PostgresDirectory implements Directory {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresDirectory.class);
    private static final String STATIONS = """
        SELECT identity, s.id, status, working_hours, price_per_kwh, max_power_kw, password_hash, pending_password_hash,
            ocpp_version, certificate_serial, security_profile, aliases
        FROM ocpp.charge_points c JOIN stations s ON s.id = c.station_id\
        """;
    private static final String TOKENS = """
        SELECT t.key, t.user_id, t.active AND u.is_active, t.expires_at, t.group_token, s.preferred_currency,
            s.notification_preferences, t.token, t.type, s.preferred_language, p.currency,
            CASE WHEN p.user_id IS NOT NULL THEN ocpp.credit_left(p.user_id) END
        FROM ocpp.id_tokens t JOIN users u ON u.id = t.user_id LEFT JOIN user_settings s ON s.user_id = u.id
            LEFT JOIN ocpp.prepaid_credit p ON p.user_id = u.id
        ORDER BY t.entered_at DESC, t.key\
        """;

    private final String currency;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private final TariffRows tariffs = new TariffRows();
    private volatile Loaded loaded =
            new Loaded(Map.of(), Map.of(), new StationNames(Map.of()), Roster.EMPTY, TariffBook.EMPTY, Map.of());

    /** @param priced whether it has a price, be it zero */
    private record Station(StationProfile profile, StationAccess access, List<String> aliases, boolean priced) {}

    private record Loaded(
            Map<String, Station> stations,
            Map<String, TokenProfile> tokens,
            StationNames names,
            Roster roster,
            TariffBook tariffs,
            Map<String, List<RegisteredKey>> meterKeys) {}

    /** @param currency of the stations' prices, ISO 4217 */
    public PostgresDirectory(String currency) {
        this.currency = currency;
    }

    @Override
    public Optional<StationProfile> station(StationId station) {
        return find(station).map(Station::profile);
    }

    @Override
    public Optional<TokenProfile> token(IdToken token) {
        return Optional.ofNullable(loaded.tokens().get(Texts.text(token.key())));
    }

    @Override
    public boolean priced(StationId station) {
        return find(station).map(Station::priced).orElse(false);
    }

    @Override
    public Roster roster() {
        return loaded.roster();
    }

    @Override
    public TariffBook tariffs() {
        return loaded.tariffs();
    }

    /** What the station has to show, empty where the identity has no row, of an operator or taken in by policy. */
    public Optional<StationAccess> access(StationId station) {
        return find(station).map(Station::access);
    }

    /** Who is meant by an identity as it was dialled. */
    public Optional<StationNames.Found> named(String dialled) {
        return loaded.names().find(dialled);
    }

    /** The keys of a station's meters. */
    public List<RegisteredKey> meterKeys(StationId station) {
        return loaded.meterKeys().getOrDefault(Texts.text(station.value()), List.of());
    }

    /** Replaces everything by what the database says now. */
    public void load(Connection connection) throws SQLException {
        Map<String, Station> stations = stations(connection);
        Map<String, List<String>> aliases = new HashMap<>();
        stations.forEach((identity, station) -> aliases.put(identity, station.aliases()));
        TariffBook book = tariffs.load(connection);
        Map<String, TokenProfile> byKey = new HashMap<>();
        List<Roster.Entry> tokens = tokens(connection, byKey);
        loaded = new Loaded(
                stations,
                Map.copyOf(byKey),
                new StationNames(aliases),
                Roster.of(tokens),
                book,
                MeterKeyStore.all(connection));
    }

    /** How many stations it has. */
    int size() {
        return loaded.stations().size();
    }

    private Optional<Station> find(StationId station) {
        return Optional.ofNullable(loaded.stations().get(Texts.text(station.value())));
    }

    private Map<String, Station> stations(Connection connection) throws SQLException {
        Map<String, Station> stations = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(STATIONS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String identity = row.getString(1);
                if (!identity.isBlank() && identity.length() <= StationId.MAX_LENGTH) {
                    stations.put(
                            identity,
                            new Station(
                                    profile(row), access(row), texts(row.getArray(12)), row.getBigDecimal(5) != null));
                }
            }
        }
        return Map.copyOf(stations);
    }

    private static StationAccess access(ResultSet row) throws SQLException {
        return new StationAccess(
                row.getString(7), row.getString(8), row.getString(9), row.getString(10), row.getInt(11));
    }

    private static List<String> texts(Array array) throws SQLException {
        List<String> texts = List.of((String[]) array.getArray());
        array.free();
        return texts;
    }

    private StationProfile profile(ResultSet row) throws SQLException {
        return new StationProfile(
                row.getObject(2, UUID.class),
                row.getString(3).equals("maintenance"),
                workingHours(row.getString(1), row.getString(4)),
                price(row.getString(1), row.getBigDecimal(5)),
                row.getInt(6));
    }

    /** Hours that can't be read must not close a station; each is told of once. */
    private @Nullable WorkingHours workingHours(String identity, @Nullable String json) {
        try {
            return DirectoryJson.workingHours(json);
        } catch (IllegalArgumentException unreadable) {
            if (reported.add(identity)) {
                LOG.warn("working_hours of station {} can't be read, so it is always open: {}", identity, json);
            }
            return null;
        }
    }

    private Money price(String identity, @Nullable BigDecimal price) {
        try {
            return price == null ? Money.zero(currency) : Money.of(currency, price);
        } catch (ArithmeticException beyondRange) {
            if (reported.add(identity)) {
                LOG.warn("price_per_kwh of station {} is beyond any price, so it is taken for none", identity);
            }
            return Money.zero(currency);
        }
    }

    private static List<Roster.Entry> tokens(Connection connection, Map<String, TokenProfile> byKey)
            throws SQLException {
        List<Roster.Entry> tokens = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TOKENS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                TokenProfile profile = token(row);
                byKey.put(row.getString(1), profile);
                tokens.add(new Roster.Entry(new IdToken(row.getString(8), row.getString(9)), profile));
            }
        }
        return tokens;
    }

    private static TokenProfile token(ResultSet row) throws SQLException {
        OffsetDateTime expires = row.getObject(4, OffsetDateTime.class);
        return new TokenProfile(
                new UserId(row.getObject(2, UUID.class)),
                row.getBoolean(3),
                expires == null || expires.isAfter(Cells.LAST)
                        ? null
                        : (Long) expires.toInstant().toEpochMilli(),
                row.getString(5),
                row.getString(6),
                DirectoryJson.muted(row.getString(7)),
                row.getString(10),
                credit(row.getString(11), row.getBigDecimal(12)));
    }

    /** What is left, null for users who don't pay in advance; beyond any credit it counts as none, so that nobody charges for free. */
    private static @Nullable Money credit(@Nullable String currency, @Nullable BigDecimal left) {
        if (currency == null || left == null) {
            return null;
        }
        try {
            return Money.of(currency, left);
        } catch (ArithmeticException beyondRange) {
            return Money.zero(currency);
        }
    }
}
