package io.voltgate.persistence.store;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.StationId;
import io.voltgate.domain.TariffPlan;
import io.voltgate.engine.TariffBook;
import io.voltgate.shard.EventCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Reads the operators' tariffs into a {@link TariffBook}. Owned by the thread that loads the directory. A document that can't be read is
 * left out and told of once, so what is assigned to it falls to the next scope.
 */
final class TariffRows {
    private static final Logger LOG = LoggerFactory.getLogger(TariffRows.class);
    private final Set<String> reported = new HashSet<>();
    private List<TariffBook.Version> versions = List.of();
    private List<TariffBook.Assignment> assignments = List.of();

    /** Reads tariffs and assignments; {@link #book} is made of them. */
    void read(Connection connection) throws SQLException {
        List<TariffBook.Version> found = versions(connection);
        assignments = assignments(connection);
        versions = found;
    }

    /** The book of what was read last, with the operator of each station. */
    TariffBook book(Map<StationId, String> operators) {
        return new TariffBook(versions, assignments, operators);
    }

    private List<TariffBook.Version> versions(Connection connection) throws SQLException {
        List<TariffBook.Version> versions = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT id, version, document, valid_from FROM ocpp.tariffs ORDER BY id, version");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                TariffPlan plan = readable(row.getString(1), row.getInt(2), row.getString(3));
                if (plan != null) {
                    versions.add(new TariffBook.Version(millis(row, 4), plan));
                }
            }
        }
        return versions;
    }

    private @Nullable TariffPlan readable(String id, int version, String document) {
        try {
            return plan(document);
        } catch (JacksonException unreadable) {
            if (reported.add(id + " " + version)) {
                LOG.warn("Version {} of tariff {} can't be read, so it counts nowhere", version, id, unreadable);
            }
            return null;
        }
    }

    static TariffPlan plan(String document) {
        return EventCodec.MAPPER.readValue(document, TariffPlan.class);
    }

    private static List<TariffBook.Assignment> assignments(Connection connection) throws SQLException {
        List<TariffBook.Assignment> assignments = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
            SELECT scope, subject, evse, connector, tariff_id, valid_from, valid_to FROM ocpp.tariff_assignments
            ORDER BY id, valid_from\
            """);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                assignments.add(new TariffBook.Assignment(
                        subject(row),
                        row.getString(5),
                        millis(row, 6),
                        row.getObject(7) == null ? null : (Long) millis(row, 7)));
            }
        }
        return assignments;
    }

    static TariffBook.Subject subject(ResultSet row) throws SQLException {
        TariffBook.Scope scope = TariffBook.Scope.valueOf(row.getString(1));
        ConnectorId connector =
                scope == TariffBook.Scope.CONNECTOR ? new ConnectorId(row.getInt(3), row.getInt(4)) : null;
        return new TariffBook.Subject(scope, row.getString(2), connector);
    }

    private static long millis(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        OffsetDateTime first = at.isBefore(Cells.FIRST) ? Cells.FIRST : at;
        return (first.isAfter(Cells.LAST) ? Cells.LAST : first).toInstant().toEpochMilli();
    }
}
