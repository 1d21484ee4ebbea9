package io.voltgate.persistence.store;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.TariffPlan;
import io.voltgate.engine.TariffBook.Subject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The tariffs and assignments that operators write. Used from any thread; each call is one transaction, and the directory hears of it.
 * A version of a tariff is never changed or deleted, and what an assignment stood for before its new beginning stays.
 */
public final class TariffStore {
    private static final int MAX_ROWS = 1_000;
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended('voltgate.tariffs', 0))";
    private static final String TARIFF = "SELECT document, valid_from, created_at FROM ocpp.tariffs t WHERE ";
    private static final String NEWEST =
            "version = (SELECT max(version) FROM ocpp.tariffs newest WHERE newest.id = t.id)";
    private static final String ASSIGNMENT = """
        SELECT scope, subject, evse, connector, tariff_id, a.id, valid_from, valid_to, u.email
        FROM ocpp.tariff_assignments a LEFT JOIN users u ON scope = 'USER' AND u.id::text = subject
        WHERE coalesce(valid_to > now(), true)\
        """;

    private final DataSource source;

    /** A version of a tariff, since when it counts and when it was written. */
    public record Stored(TariffPlan plan, Instant validFrom, Instant createdAt) {}

    /**
     * A tariff that counts for a subject from some time on.
     *
     * @param validFrom null in a request for now
     * @param validTo null for no end
     * @param user the email of the subject, where it is a user who has one
     */
    public record Assigned(
            String id,
            Subject subject,
            String tariff,
            @Nullable Instant validFrom,
            @Nullable Instant validTo,
            @Nullable String user) {}

    public TariffStore(DataSource source) {
        this.source = source;
    }

    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /**
     * Writes a tariff as its next version; where its newest version says the same, that one is returned and nothing is written.
     *
     * @param said its own version does not count
     * @param validFrom null for now
     */
    public Stored put(TariffPlan said, @Nullable Instant validFrom) {
        return inTransaction(connection -> {
            Optional<Stored> newest = newest(connection, said.id());
            int version = newest.map(stored -> stored.plan().version()).orElse(0);
            if (newest.isPresent()
                    && validFrom == null
                    && said.as(version).equals(newest.get().plan())) {
                return newest.get();
            }
            run(
                    connection,
                    "INSERT INTO ocpp.tariffs (id, version, document, valid_from) VALUES (?, ?, ?, coalesce(?, now()))",
                    said.id(),
                    version + 1,
                    Cells.json(said.as(version + 1)),
                    at(validFrom));
            return newest(connection, said.id())
                    .orElseThrow(() -> new IllegalStateException("a tariff that was just stored is not there"));
        });
    }

    /** A version of a tariff, the newest where none is named. */
    public Optional<Stored> find(String id, @Nullable Integer version) {
        return inTransaction(connection -> version == null
                ? newest(connection, id)
                : tariffs(connection, TARIFF + "id = ? AND version = ?", id, version).stream()
                        .findFirst());
    }

    /** The newest version of each tariff by id, at most {@value #MAX_ROWS}. */
    public List<Stored> list() {
        return inTransaction(connection -> tariffs(connection, TARIFF + NEWEST + " ORDER BY id LIMIT " + MAX_ROWS));
    }

    private static Optional<Stored> newest(Connection connection, String id) throws SQLException {
        return tariffs(connection, TARIFF + "id = ? AND " + NEWEST, id).stream().findFirst();
    }

    private static List<Stored> tariffs(Connection connection, String sql, @Nullable Object... cells)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Cells.bind(statement, cells);
            List<Stored> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Stored(TariffRows.plan(row.getString(1)), instant(row, 2), instant(row, 3)));
                }
            }
            return found;
        }
    }

    /** The user with this email. */
    public Optional<UUID> user(String email) {
        return inTransaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT id FROM users WHERE email = ?")) {
                Cells.bind(statement, new @Nullable Object[] {email});
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
                }
            }
        });
    }

    /** Assigns a tariff under this id from then on; what the id stood for before keeps its time until then. */
    public Assigned assign(Assigned said) {
        return inTransaction(connection -> {
            Optional<Assigned> now = assignments(connection, ASSIGNMENT + " AND a.id = ?", said.id()).stream()
                    .filter(known -> saysTheSame(known, said))
                    .findFirst();
            if (now.isPresent()) {
                return now.get();
            }
            OffsetDateTime from = at(said.validFrom());
            end(connection, said.id(), from);
            Subject subject = said.subject();
            ConnectorId connector = subject.connector();
            run(
                    connection,
                    """
                    INSERT INTO ocpp.tariff_assignments (id, valid_from, valid_to, scope, subject, evse, connector, tariff_id)
                    VALUES (?, coalesce(?, now()), ?, ?, ?, ?, ?, ?)\
                    """,
                    said.id(),
                    from,
                    at(said.validTo()),
                    subject.scope().name(),
                    subject.name(),
                    connector == null ? null : connector.evse(),
                    connector == null ? null : connector.connector(),
                    said.tariff());
            return new Assigned(
                    said.id(), subject, said.tariff(), stored(connection, said.id()), said.validTo(), said.user());
        });
    }

    private static boolean saysTheSame(Assigned known, Assigned said) {
        Instant from = said.validFrom() == null ? known.validFrom() : said.validFrom();
        return new Assigned(known.id(), known.subject(), known.tariff(), known.validFrom(), known.validTo(), null)
                .equals(new Assigned(said.id(), said.subject(), said.tariff(), from, said.validTo(), null));
    }

    private static Instant stored(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT max(valid_from) FROM ocpp.tariff_assignments WHERE id = ?")) {
            Cells.bind(statement, new @Nullable Object[] {id});
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return instant(row, 1);
            }
        }
    }

    /** Ends an assignment now; false where nothing counts under this id, or will. */
    public boolean unassign(String id) {
        return inTransaction(connection -> end(connection, id, null) > 0);
    }

    /** What began before this time, null for now, ends there; what would begin later never does. */
    private static int end(Connection connection, String id, @Nullable OffsetDateTime at) throws SQLException {
        int dropped = run(
                connection,
                "DELETE FROM ocpp.tariff_assignments WHERE id = ? AND valid_from >= coalesce(?, now())",
                id,
                at);
        return dropped
                + run(
                        connection,
                        "UPDATE ocpp.tariff_assignments SET valid_to = coalesce(?, now())"
                                + " WHERE id = ? AND coalesce(valid_to > coalesce(?, now()), true)",
                        at,
                        id,
                        at);
    }

    /** What counts now or will, by id, at most {@value #MAX_ROWS}. */
    public List<Assigned> assignments() {
        return inTransaction(
                connection -> assignments(connection, ASSIGNMENT + " ORDER BY a.id, valid_from LIMIT " + MAX_ROWS));
    }

    /** What counts under this id now, or else what will. */
    public Optional<Assigned> assignment(String id) {
        return inTransaction(
                connection -> assignments(connection, ASSIGNMENT + " AND a.id = ? ORDER BY valid_from", id).stream()
                        .findFirst());
    }

    private static List<Assigned> assignments(Connection connection, String sql, @Nullable Object... cells)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Cells.bind(statement, cells);
            List<Assigned> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Assigned(
                            row.getString(6),
                            TariffRows.subject(row),
                            row.getString(5),
                            instant(row, 7),
                            row.getObject(8) == null ? null : instant(row, 8),
                            row.getString(9)));
                }
            }
            return found;
        }
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static int run(Connection connection, String sql, @Nullable Object... cells) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Cells.bind(statement, cells);
            return statement.executeUpdate();
        }
    }

    private <T> T inTransaction(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement lock = connection.prepareStatement(ONE_AT_A_TIME)) {
                lock.execute();
            }
            T result = work.run(connection);
            connection.commit();
            return result;
        } catch (SQLException fault) {
            throw SqlFaults.unavailable("tariffs", fault);
        }
    }
}
