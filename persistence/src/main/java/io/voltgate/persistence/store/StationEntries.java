package io.voltgate.persistence.store;

import io.voltgate.domain.Money;
import io.voltgate.domain.StationId;
import io.voltgate.engine.StationProfile;
import io.voltgate.engine.WorkingHours;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stations of the directory with their names. Asked from any thread; read and put in by the one that loads the directory. Each station is
 * shown as one row of the tables, never as half of two.
 */
final class StationEntries {
    private static final Logger LOG = LoggerFactory.getLogger(StationEntries.class);
    private static final String ALL = """
        SELECT identity, s.id, status, working_hours, price_per_kwh, max_power_kw, password_hash, pending_password_hash,
            ocpp_version, certificate_serial, security_profile, aliases, operator_id
        FROM ocpp.charge_points c JOIN stations s ON s.id = c.station_id\
        """;
    private static final String SOME = ALL + " WHERE c.station_id = ANY (?)";

    private final String currency;
    private final ConcurrentMap<String, Station> byIdentity = new ConcurrentHashMap<>();
    private final StationNames names = new StationNames(Map.of());
    private final Map<UUID, String> identities = new HashMap<>();
    private final Set<String> reported = new HashSet<>();

    /**
     * A station.
     *
     * @param priced whether it has a price, be it zero
     * @param operator whose it is, null where nobody said
     */
    record Station(
            StationProfile profile,
            StationAccess access,
            List<String> aliases,
            boolean priced,
            @Nullable String operator) {}

    /** What a row says, under the identity that it is shown by. */
    record Row(String identity, Station station) {}

    StationEntries(String currency) {
        this.currency = currency;
    }

    Optional<Station> find(StationId station) {
        return Optional.ofNullable(byIdentity.get(Texts.text(station.value())));
    }

    StationNames names() {
        return names;
    }

    /** Whose each station is. */
    Map<StationId, String> operators() {
        Map<StationId, String> operators = new HashMap<>();
        byIdentity.forEach((identity, station) -> {
            if (station.operator() != null) {
                operators.put(new StationId(identity), station.operator());
            }
        });
        return operators;
    }

    /** Reads all stations by their keys; nothing is shown yet. */
    Map<UUID, Row> read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ALL)) {
            return rows(statement);
        }
    }

    /** Reads these of them; those that are not there have no row. */
    Map<UUID, Row> read(Connection connection, Set<UUID> keys) throws SQLException {
        Array wanted = connection.createArrayOf("uuid", keys.toArray());
        try (PreparedStatement statement = connection.prepareStatement(SOME)) {
            statement.setArray(1, wanted);
            return rows(statement);
        } finally {
            wanted.free();
        }
    }

    /** Shows these stations and no other; whether stations have come to other operators. */
    boolean show(Map<UUID, Row> rows) {
        Set<UUID> keys = new HashSet<>(identities.keySet());
        keys.addAll(rows.keySet());
        return show(keys, rows);
    }

    /** Shows what was read of the stations with these keys, of which those without a row are no more. */
    boolean show(Set<UUID> keys, Map<UUID, Row> rows) {
        Set<String> taken = new HashSet<>();
        rows.values().forEach(row -> taken.add(row.identity()));
        boolean otherOperators = false;
        for (UUID key : keys) {
            Row row = rows.get(key);
            String before = row == null ? identities.remove(key) : identities.put(key, row.identity());
            if (before != null && !taken.contains(before)) {
                otherOperators |= hide(before, key);
            }
        }
        for (Row row : rows.values()) {
            otherOperators |= show(row);
        }
        return otherOperators;
    }

    /** Another station may have the identity by now. */
    private boolean hide(String identity, UUID key) {
        Station gone = byIdentity.get(identity);
        if (gone == null || !gone.profile().id().equals(key)) {
            return false;
        }
        names.remove(identity, gone.aliases());
        byIdentity.remove(identity);
        return gone.operator() != null;
    }

    private boolean show(Row row) {
        Station before = byIdentity.get(row.identity());
        if (row.station().equals(before)) {
            return false;
        }
        byIdentity.put(row.identity(), row.station());
        names.put(
                row.identity(),
                before == null ? List.of() : before.aliases(),
                row.station().aliases());
        return !Objects.equals(
                before == null ? null : before.operator(), row.station().operator());
    }

    private Map<UUID, Row> rows(PreparedStatement statement) throws SQLException {
        Map<UUID, Row> rows = new HashMap<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String identity = row.getString(1);
                if (!identity.isBlank() && identity.length() <= StationId.MAX_LENGTH) {
                    rows.put(row.getObject(2, UUID.class), new Row(identity, station(row)));
                }
            }
        }
        return rows;
    }

    private Station station(ResultSet row) throws SQLException {
        return new Station(
                profile(row),
                new StationAccess(
                        row.getString(7), row.getString(8), row.getString(9), row.getString(10), row.getInt(11)),
                texts(row.getArray(12)),
                row.getBigDecimal(5) != null,
                row.getString(13));
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
}
