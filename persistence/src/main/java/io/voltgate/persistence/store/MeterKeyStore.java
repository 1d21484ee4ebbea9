package io.voltgate.persistence.store;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.StationId;
import io.voltgate.signed.Curve;
import io.voltgate.signed.MeterKey;
import io.voltgate.signed.RegisteredKey;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of meters that operators vouch for, in the tables. Used from any thread; each call is one statement, and the directory
 * hears of it. A key is known by its fingerprint, so entering it again changes nothing but its place and its source.
 */
public final class MeterKeyStore {
    /** Stations have a meter for each connector, and sometimes one that was changed. */
    public static final int MAX_KEYS = 64;

    private static final String ALL = "SELECT identity, evse, connector, curve, public_key FROM ocpp.meter_keys";
    private static final String OF_STATION = """
        SELECT fingerprint, evse, connector, curve, public_key, source, added_at FROM ocpp.meter_keys
        WHERE identity = ? ORDER BY evse NULLS FIRST, connector NULLS FIRST, added_at, fingerprint\
        """;
    private static final String PUT = """
        INSERT INTO ocpp.meter_keys (identity, fingerprint, evse, connector, curve, public_key, source)
        SELECT c.identity, ?, ?, ?, ?, ?, ? FROM ocpp.charge_points c WHERE c.identity = ?
            AND (SELECT count(*) FROM ocpp.meter_keys k WHERE k.identity = c.identity AND k.fingerprint <> ?) < ?
        ON CONFLICT (identity, fingerprint) DO UPDATE SET
            evse = excluded.evse, connector = excluded.connector, source = excluded.source\
        """;

    private final DataSource source;

    /**
     * A key as it is stored.
     *
     * @param evse whose meter has it, null where it may be any
     * @param connector whose meter has it, null where it may be any of the EVSE
     * @param point uncompressed, as hexadecimal digits
     * @param source where the operator has it from, in their words
     */
    public record Stored(
            String fingerprint,
            @Nullable Integer evse,
            @Nullable Integer connector,
            String curve,
            String point,
            String source,
            Instant addedAt) {}

    public MeterKeyStore(DataSource source) {
        this.source = source;
    }

    /** Adds a key, or changes where it belongs; false where nobody has entered the station, or it has too many. */
    public boolean put(StationId station, RegisteredKey registered, String from) {
        MeterKey key = registered.key();
        ConnectorId place = registered.place();
        return run(
                PUT,
                key.fingerprint(),
                place == null ? null : (Integer) place.evse(),
                place == null || place.connector() == 0 ? null : (Integer) place.connector(),
                key.curve().toString(),
                key.point(),
                from,
                station.value(),
                key.fingerprint(),
                MAX_KEYS);
    }

    /** Takes a key away; false where there is none. */
    public boolean remove(StationId station, String fingerprint) {
        return run("DELETE FROM ocpp.meter_keys WHERE identity = ? AND fingerprint = ?", station.value(), fingerprint);
    }

    /** The keys of a station by their places. */
    public List<Stored> of(StationId station) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(OF_STATION)) {
            Cells.bind(statement, new @Nullable Object[] {station.value()});
            List<Stored> keys = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    keys.add(new Stored(
                            row.getString(1),
                            row.getObject(2, Integer.class),
                            row.getObject(3, Integer.class),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getObject(7, OffsetDateTime.class).toInstant()));
                }
            }
            return keys;
        } catch (SQLException fault) {
            throw SqlFaults.unavailable("the meters' keys", fault);
        }
    }

    /** All keys by the identities of their stations; one that somebody wrote there and that is none is left out. */
    static Map<String, List<RegisteredKey>> all(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ALL)) {
            return read(statement);
        }
    }

    /** The same of these stations. */
    static Map<String, List<RegisteredKey>> of(Connection connection, Set<String> identities) throws SQLException {
        Array wanted = connection.createArrayOf("text", identities.toArray());
        try (PreparedStatement statement = connection.prepareStatement(ALL + " WHERE identity = ANY (?)")) {
            statement.setArray(1, wanted);
            return read(statement);
        } finally {
            wanted.free();
        }
    }

    private static Map<String, List<RegisteredKey>> read(PreparedStatement statement) throws SQLException {
        Map<String, List<RegisteredKey>> keys = new HashMap<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                ConnectorId place = place(row.getObject(2, Integer.class), row.getObject(3, Integer.class));
                List<RegisteredKey> ofStation = keys.computeIfAbsent(row.getString(1), first -> new ArrayList<>());
                MeterKey.read(row.getString(5), Curve.named(row.getString(4)).orElse(null))
                        .ifPresent(key -> ofStation.add(new RegisteredKey(key, place)));
            }
        }
        return Map.copyOf(keys);
    }

    private static @Nullable ConnectorId place(@Nullable Integer evse, @Nullable Integer connector) {
        return evse == null ? null : new ConnectorId(evse, connector == null ? 0 : connector);
    }

    private boolean run(String sql, @Nullable Object... cells) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Cells.bind(statement, cells);
            return statement.executeUpdate() > 0;
        } catch (SQLException fault) {
            throw SqlFaults.unavailable("the meters' keys", fault);
        }
    }
}
