package io.voltgate.persistence.store;

import io.voltgate.domain.IdToken;
import io.voltgate.domain.StationId;
import io.voltgate.engine.WorkingHours;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes what operators maintain: stations, id tokens and their users. Used from any thread; each call is one transaction, and the
 * directory hears of it. It touches no fact: sessions, payments and the log belong to the {@link PostgresStore}.
 */
public final class Registry {
    /** Two who enter the same new user at once would both find that there is none. */
    private static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(hashtextextended('voltgate.registry', 0))";

    private static final int ATTEMPTS = 5;

    private final DataSource source;

    /**
     * A station as an operator describes it; null leaves a column as it is, or empty where the station is new.
     *
     * @param connectors JSON array of {"evse": 1, "connector": 1, "type": "cCCS2"}
     * @param maintenance whether it is out of service; otherwise its status follows its connection
     * @param passwordHash as {@link PasswordHash} makes it
     */
    public record Station(
            String identity,
            @Nullable String name,
            @Nullable String address,
            @Nullable Location location,
            @Nullable String connectors,
            @Nullable Integer maxPowerKw,
            @Nullable Boolean maintenance,
            @Nullable WorkingHours workingHours,
            @Nullable BigDecimal pricePerKwh,
            @Nullable String operatorId,
            @Nullable String passwordHash,
            Dialling dialling) {}

    /**
     * How a station dials in; null leaves a column as it is.
     *
     * @param version the subprotocol it is assumed to speak, such as ocpp1.6; empty for none
     * @param aliases other identities that it dials in with
     * @param certificateSerial the common name of its certificate; empty for none
     * @param securityProfile the lowest that is let in, 0 to 3; replaces what the station has come to
     */
    public record Dialling(
            @Nullable String version,
            @Nullable List<String> aliases,
            @Nullable String certificateSerial,
            @Nullable Integer securityProfile) {
        /** Leaves everything as it is. */
        public static final Dialling UNCHANGED = new Dialling(null, null, null, null);
    }

    /** Degrees; stored as the point (longitude, latitude). */
    public record Location(double longitude, double latitude) {}

    /**
     * An id token and its user, who is found by the email address, or by the token where there is none.
     *
     * @param language preferred, such as de; null leaves it
     * @param currency preferred, ISO 4217; null leaves it
     */
    public record Token(
            IdToken token,
            @Nullable String email,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String group,
            @Nullable Instant expiresAt,
            boolean active,
            @Nullable String language,
            @Nullable String currency) {}

    public Registry(DataSource source) {
        this.source = source;
    }

    /**
     * A station that was entered.
     *
     * @param key in `stations`
     * @param isNew whether it was not there before
     */
    public record Entered(UUID key, boolean isNew) {}

    /** Adds or changes a station, and returns its key in `stations`. */
    public UUID put(Station station) {
        Entered entered = put(List.of(station)).get(Texts.text(station.identity()));
        if (entered == null) {
            throw new IllegalStateException("no station came back");
        }
        return entered.key();
    }

    /**
     * Adds or changes stations, all or none; what became of each, by its identity. Throws IllegalArgumentException where the tables
     * refuse one of them, or one is named twice.
     */
    public Map<String, Entered> put(List<Station> stations) {
        return inTransaction(connection -> StationDescriptions.write(connection, stations));
    }

    /** Adds or changes a token and its user, and returns the user's id. */
    public UUID put(Token token) {
        return inTransaction(connection -> {
            UUID user = token.email() == null
                    ? find(
                            connection,
                            "SELECT user_id FROM ocpp.id_tokens WHERE key = ?",
                            token.token().key())
                    : find(connection, "SELECT id FROM users WHERE email = ?", token.email());
            if (user == null) {
                user = returned(
                        connection,
                        "INSERT INTO users (id, email) VALUES (gen_random_uuid(), ?) RETURNING id",
                        token.email());
            }
            run(
                    connection,
                    "UPDATE users SET name = coalesce(?, name), phone = coalesce(?, phone), updated_at = now() WHERE"
                            + " id = ?",
                    token.name(),
                    token.phone(),
                    user);
            run(connection, """
                INSERT INTO user_settings AS s (user_id, preferred_language, preferred_currency) VALUES (?, ?, ?)
                ON CONFLICT (user_id) DO UPDATE SET
                    preferred_language = coalesce(excluded.preferred_language, s.preferred_language),
                    preferred_currency = coalesce(excluded.preferred_currency, s.preferred_currency),
                    updated_at = now()\
                """, user, token.language(), token.currency());
            putToken(connection, user, token);
            return user;
        });
    }

    /** Makes a station a favorite of the token's user, or gives it another alias; false where either is unknown. */
    public boolean putFavorite(IdToken token, StationId station, @Nullable String alias) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                    INSERT INTO favorites AS f (user_id, station_id, alias)
                    SELECT t.user_id, c.station_id, ? FROM ocpp.id_tokens t, ocpp.charge_points c
                        WHERE t.key = ? AND c.identity = ?
                    ON CONFLICT (user_id, station_id) DO UPDATE SET alias = coalesce(excluded.alias, f.alias)\
                    """)) {
            Cells.bind(statement, new @Nullable Object[] {alias, token.key(), station.value()});
            return statement.executeUpdate() > 0;
        } catch (SQLException fault) {
            throw SqlFaults.unavailable("the registry", fault);
        }
    }

    private static void putToken(Connection connection, UUID user, Token token) throws SQLException {
        Instant expires = token.expiresAt();
        run(
                connection,
                """
                INSERT INTO ocpp.id_tokens (key, token, type, user_id, group_token, expires_at, active)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (key) DO UPDATE SET token = excluded.token, type = excluded.type, user_id = excluded.user_id,
                    group_token = excluded.group_token, expires_at = excluded.expires_at, active = excluded.active\
                """,
                token.token().key(),
                token.token().value(),
                token.token().type(),
                user,
                token.group(),
                expires == null ? null : expires.atOffset(ZoneOffset.UTC),
                token.active());
    }

    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** The writer of rows changes stations too, in an order of its own; whom PostgreSQL makes give way tries again. */
    private <T> T inTransaction(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = source.getConnection()) {
                connection.setAutoCommit(false);
                run(connection, ONE_AT_A_TIME);
                T result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException fault) {
                if (SqlFaults.isData(fault)) {
                    throw new IllegalArgumentException("PostgreSQL refuses this: " + fault.getMessage(), fault);
                }
                if (!SqlFaults.isConflict(fault) || attempt == ATTEMPTS) {
                    throw SqlFaults.unavailable("the registry", fault);
                }
            }
        }
    }

    private static void run(Connection connection, String sql, @Nullable Object... cells) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Cells.bind(statement, cells);
            statement.execute();
        }
    }

    private static @Nullable UUID find(Connection connection, String sql, @Nullable Object... cells)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Cells.bind(statement, cells);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getObject(1, UUID.class) : null;
            }
        }
    }

    private static UUID returned(Connection connection, String sql, @Nullable Object... cells) throws SQLException {
        UUID id = find(connection, sql, cells);
        if (id == null) {
            throw new IllegalStateException("no id came back");
        }
        return id;
    }
}
