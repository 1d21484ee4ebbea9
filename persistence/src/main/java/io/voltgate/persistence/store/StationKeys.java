package io.voltgate.persistence.store;

import io.voltgate.domain.Event;
import io.voltgate.domain.StationId;
import io.voltgate.shard.JournalEntry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From the identity of a station to its key in `stations`. Owned by the thread of the {@link PostgresStore}. What a transaction has
 * found is remembered only when it is committed.
 */
final class StationKeys {
    private static final String STATION = """
        INSERT INTO stations (id, name, created_at, updated_at)
        SELECT ?, ?, ?, ? WHERE NOT EXISTS (SELECT FROM ocpp.charge_points WHERE identity = ?)
        ON CONFLICT (id) DO NOTHING\
        """;
    private static final String CHARGE_POINT = """
        INSERT INTO ocpp.charge_points (identity, station_id, provisioned) SELECT ?, id, true FROM stations WHERE id = ?
        ON CONFLICT DO NOTHING\
        """;
    private static final String LOOK_UP =
            "SELECT identity, station_id FROM ocpp.charge_points WHERE identity = ANY (?)";

    private final Map<String, UUID> known = new HashMap<>();
    private final Map<String, UUID> found = new HashMap<>();

    /** Takes in provisioned stations, unless an operator was faster, and finds the keys of all that the entries name. */
    void prepare(Connection connection, List<JournalEntry> entries) throws SQLException {
        found.clear();
        Set<String> wanted = new HashSet<>();
        for (JournalEntry entry : entries) {
            for (Event event : entry.events()) {
                provision(connection, event, entry.atMs());
                if (!known.containsKey(event.station().value())) {
                    wanted.add(Texts.text(event.station().value()));
                }
            }
        }
        wanted.removeAll(known.keySet());
        lookUp(connection, wanted);
    }

    /** The same for one event, beside what the transaction has found before. */
    void prepare(Connection connection, Event event, long atMs) throws SQLException {
        provision(connection, event, atMs);
        if (key(event.station()) == null) {
            lookUp(connection, Set.of(Texts.text(event.station().value())));
        }
    }

    @Nullable
    UUID key(StationId station) {
        UUID key = known.get(station.value());
        return key == null ? keyOf(Texts.text(station.value())) : key;
    }

    private @Nullable UUID keyOf(String identity) {
        UUID key = known.get(identity);
        return key == null ? found.get(identity) : key;
    }

    /** What the transaction found is true. */
    void committed() {
        known.putAll(found);
        found.clear();
    }

    /** Somebody may have replaced a station behind our back. */
    void forget() {
        known.clear();
        found.clear();
    }

    private static void provision(Connection connection, Event event, long atMs) throws SQLException {
        if (!(event instanceof Event.StationProvisioned provisioned)) {
            return;
        }
        String identity = provisioned.station().value();
        try (PreparedStatement station = connection.prepareStatement(STATION);
                PreparedStatement chargePoint = connection.prepareStatement(CHARGE_POINT)) {
            Cells.bind(station, new Object[] {provisioned.id(), identity, Cells.at(atMs), Cells.at(atMs), identity});
            station.executeUpdate();
            Cells.bind(chargePoint, new Object[] {identity, provisioned.id()});
            chargePoint.executeUpdate();
        }
    }

    private void lookUp(Connection connection, Set<String> identities) throws SQLException {
        if (identities.isEmpty()) {
            return;
        }
        Array array = connection.createArrayOf("text", identities.toArray());
        try (PreparedStatement statement = connection.prepareStatement(LOOK_UP)) {
            statement.setArray(1, array);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    found.put(result.getString(1), result.getObject(2, UUID.class));
                }
            }
        }
        array.free();
    }
}
