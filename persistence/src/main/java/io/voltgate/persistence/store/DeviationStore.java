package io.voltgate.persistence.store;

import io.voltgate.domain.StationId;
import io.voltgate.domain.StationInfo;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What stations do otherwise than the standard says, as it is kept. Used from any thread; each call is one transaction. Counts only
 * grow; what could not be stored is thrown back at the caller as {@link StoreUnavailableException}.
 */
public final class DeviationStore {
    /** The most that one list holds. */
    public static final int MAX_LISTED = 1_000;

    private static final int TIMEOUT_SECONDS = 5;
    private static final String UPSERT = """
        INSERT INTO ocpp.deviations AS d
            (vendor, model, firmware, deviation, count, first_seen, last_seen, station, sample)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (vendor, model, firmware, deviation) DO UPDATE SET
            count = d.count + excluded.count,
            first_seen = least(d.first_seen, excluded.first_seen),
            last_seen = greatest(d.last_seen, excluded.last_seen),
            station = excluded.station,
            sample = CASE WHEN excluded.sample = '' THEN d.sample ELSE excluded.sample END\
        """;
    private static final String SELECT = """
        SELECT vendor, model, firmware, deviation, count, station, sample,
               (extract(epoch FROM first_seen) * 1000)::bigint AS first_ms,
               (extract(epoch FROM last_seen) * 1000)::bigint AS last_ms
          FROM ocpp.deviations
         WHERE (?::text IS NULL OR vendor = ?) AND (?::text IS NULL OR model = ?)
           AND (?::text IS NULL OR deviation = ?) AND (?::text IS NULL OR station = ?)
         ORDER BY last_seen DESC, vendor, model, firmware, deviation
         LIMIT ?\
        """;

    private final DataSource database;

    public DeviationStore(DataSource database) {
        this.database = database;
    }

    /** What is wanted of the list; an empty part wants all. */
    public record Filter(
            Optional<String> vendor, Optional<String> model, Optional<String> deviation, Optional<String> station) {
        private List<Optional<String>> parts() {
            return List.of(vendor, model, deviation, station);
        }
    }

    /** Adds counts to those that are kept. */
    public void add(List<DeviationCount> counts) {
        if (counts.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
                for (DeviationCount count : counts) {
                    Cells.bind(statement, cells(count));
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            connection.commit();
        } catch (SQLException failed) {
            throw SqlFaults.unavailable("storing deviations", failed);
        }
    }

    private static Object[] cells(DeviationCount count) {
        return new Object[] {
            count.vendor(),
            count.model(),
            count.firmware(),
            count.deviation(),
            count.count(),
            Cells.at(count.firstMs()),
            Cells.at(count.lastMs()),
            count.station(),
            count.sample()
        };
    }

    /** Those that fit, the last seen first, at most {@value #MAX_LISTED}. */
    public List<DeviationCount> list(Filter filter) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            int place = 1;
            for (Optional<String> part : filter.parts()) {
                statement.setString(place, part.orElse(null));
                statement.setString(place + 1, part.orElse(null));
                place += 2;
            }
            statement.setInt(place, MAX_LISTED);
            return read(statement);
        } catch (SQLException failed) {
            throw SqlFaults.unavailable("reading deviations", failed);
        }
    }

    private static List<DeviationCount> read(PreparedStatement statement) throws SQLException {
        List<DeviationCount> counts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                counts.add(new DeviationCount(
                        rows.getString("vendor"),
                        rows.getString("model"),
                        rows.getString("firmware"),
                        rows.getString("deviation"),
                        rows.getLong("count"),
                        rows.getLong("first_ms"),
                        rows.getLong("last_ms"),
                        rows.getString("station"),
                        rows.getString("sample")));
            }
        }
        return counts;
    }

    /** What the stations said of themselves when they last booted. */
    public Map<StationId, StationInfo> models() {
        Map<StationId, StationInfo> models = new LinkedHashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                    SELECT identity, coalesce(vendor, '') AS vendor, coalesce(model, '') AS model,
                           coalesce(firmware, '') AS firmware
                      FROM ocpp.charge_points WHERE booted_at IS NOT NULL\
                    """);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                StationInfo info = new StationInfo(
                        rows.getString("vendor"), rows.getString("model"), "", rows.getString("firmware"), "", "");
                models.put(new StationId(rows.getString("identity")), info);
            }
        } catch (SQLException failed) {
            throw SqlFaults.unavailable("reading the models of stations", failed);
        }
        return models;
    }
}
