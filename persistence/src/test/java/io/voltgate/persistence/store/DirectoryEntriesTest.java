package io.voltgate.persistence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.IdToken;
import io.voltgate.domain.StationId;
import io.voltgate.engine.TariffBook;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is changed, the directory that reads what it is told of shows the same as one that reads everything. */
class DirectoryEntriesTest {
    private static final long PATIENCE_MS = 30_000;
    private static final String STATION_1 = "00000000-0000-0000-0000-000000000001";
    private static final String STATION_2 = "00000000-0000-0000-0000-000000000002";
    private static final String ANN = "00000000-0000-0000-0000-000000000007";
    private static final String BOB = "00000000-0000-0000-0000-000000000008";
    private static final List<String> IDENTITIES = List.of("CS-1", "CS-2", "CS-3", "cs-1", "KAI", "kai", "X");
    private static final List<String> TOKENS = List.of("a", "b", "c", "d");
    private static final String KEY = "04" + "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
            + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";

    private final PostgresDirectory directory = new PostgresDirectory("EUR");
    private Database database;
    private Table table;
    private DirectoryListener listener;
    private Thread thread;

    @BeforeEach
    void open() throws InterruptedException {
        database = TestPostgres.fresh();
        table = new Table(database);
        listener = new DirectoryListener(database, directory);
        thread = Thread.ofPlatform().start(listener);
        assertTrue(listener.awaitLoaded(PATIENCE_MS));
    }

    @AfterEach
    void close() throws InterruptedException {
        listener.close();
        thread.join(PATIENCE_MS);
        database.close();
    }

    /** Everything that can be asked of a directory. */
    private static List<String> said(PostgresDirectory of) {
        List<String> said = new ArrayList<>();
        for (String identity : IDENTITIES) {
            StationId station = new StationId(identity);
            said.add(identity + ": " + of.named(identity) + of.station(station) + of.priced(station)
                    + of.access(station).map(StationAccess::passwordHash)
                    + of.access(station).map(StationAccess::pendingPasswordHash) + of.access(station)
                    + of.meterKeys(station) + of.tariffs().operatorOf(station));
        }
        TOKENS.forEach(token -> said.add(token + ": " + of.token(IdToken.of(token))));
        said.add(of.roster().toString());
        said.add(of.tariffs()
                .assignments(new TariffBook.Subject(TariffBook.Scope.OPERATOR, "op", null))
                .toString());
        return said;
    }

    private List<String> changed(String sql) throws SQLException, InterruptedException {
        table.run(sql);
        assertTrue(listener.awaitFresh(PATIENCE_MS));
        PostgresDirectory whole = new PostgresDirectory("EUR");
        try (Connection connection = database.connect()) {
            whole.load(connection);
        }
        List<String> now = said(directory);
        assertEquals(said(whole), now, sql);
        return now;
    }

    private static Stream<String> stations() {
        return Stream.of(
                "INSERT INTO stations (id, name) VALUES ('" + STATION_1 + "', 'One');"
                        + "INSERT INTO ocpp.charge_points (identity, station_id, aliases) VALUES ('CS-1', '" + STATION_1
                        + "', '{KAI}')",
                "INSERT INTO stations (id, name, operator_id) VALUES ('" + STATION_2 + "', 'Two', 'op');"
                        + "INSERT INTO ocpp.charge_points (identity, station_id) VALUES ('CS-2', '" + STATION_2 + "')",
                "UPDATE stations SET price_per_kwh = 0.5 WHERE id = '" + STATION_1 + "'",
                "UPDATE stations SET status = 'maintenance'",
                "UPDATE stations SET working_hours = '{\"days\": {\"monday\": [{\"from\": \"08:00\", \"until\":"
                        + " \"09:00\"}]}}' WHERE id = '" + STATION_2 + "'",
                "UPDATE stations SET operator_id = 'other' WHERE id = '" + STATION_1 + "'",
                "UPDATE ocpp.charge_points SET password_hash = 'h', pending_password_hash = 'p'",
                "UPDATE ocpp.charge_points SET ocpp_version = 'ocpp1.6', certificate_serial = 's' WHERE identity ="
                        + " 'CS-1'",
                "UPDATE ocpp.charge_points SET security_profile = 2 WHERE identity = 'CS-2'",
                "UPDATE ocpp.charge_points SET aliases = '{KAI,Kai}' WHERE identity = 'CS-2'",
                "UPDATE ocpp.charge_points SET aliases = '{X}' WHERE identity = 'CS-1'",
                "UPDATE ocpp.charge_points SET identity = 'cs-1' WHERE identity = 'CS-2'",
                "UPDATE ocpp.charge_points SET identity = 'CS-3' WHERE identity = 'CS-1'",
                "BEGIN; UPDATE ocpp.charge_points SET identity = 'X' WHERE identity = 'CS-3';"
                        + "UPDATE ocpp.charge_points SET identity = 'CS-3' WHERE identity = 'cs-1';"
                        + "UPDATE ocpp.charge_points SET identity = 'cs-1' WHERE identity = 'X'; COMMIT",
                "INSERT INTO ocpp.meter_keys (identity, fingerprint, curve, public_key, source) VALUES ('CS-3', 'f',"
                        + " 'secp256r1', '" + KEY + "', 'plate')",
                "UPDATE ocpp.meter_keys SET evse = 2",
                "INSERT INTO ocpp.tariff_assignments (id, valid_from, scope, subject, tariff_id) VALUES ('x', now(),"
                        + " 'OPERATOR', 'op', 'T')",
                "DELETE FROM ocpp.charge_points WHERE identity = 'CS-3'",
                "UPDATE stations SET operator_id = NULL",
                "TRUNCATE ocpp.charge_points CASCADE");
    }

    private static Stream<String> tokens() {
        return Stream.of(
                "INSERT INTO users (id, email) VALUES ('" + ANN + "', 'ann@example.org'), ('" + BOB
                        + "', 'bob@example.org')",
                "INSERT INTO ocpp.id_tokens (key, token, user_id) VALUES ('a', 'A', '" + ANN + "'), ('b', 'B', '" + ANN
                        + "')",
                "INSERT INTO ocpp.id_tokens (key, token, user_id) VALUES ('c', 'C', '" + BOB + "')",
                "INSERT INTO user_settings (user_id, preferred_currency) VALUES ('" + ANN + "', 'SEK')",
                "UPDATE user_settings SET notification_preferences = '{\"SessionEnded\": false}'",
                "UPDATE user_settings SET preferred_language = 'de'",
                "UPDATE users SET is_active = false WHERE id = '" + ANN + "'",
                "UPDATE ocpp.id_tokens SET user_id = '" + BOB + "' WHERE key = 'b'",
                "UPDATE ocpp.id_tokens SET key = 'd', token = 'D' WHERE key = 'b'",
                "UPDATE ocpp.id_tokens SET entered_at = entered_at - interval '1 day' WHERE key = 'c'",
                "UPDATE ocpp.id_tokens SET expires_at = '2030-01-01', group_token = 'g' WHERE key = 'c'",
                "INSERT INTO ocpp.prepaid_credit (user_id, paid_in, currency) VALUES ('" + BOB + "', 20, 'EUR')",
                "INSERT INTO stations (id, name) VALUES ('" + STATION_1 + "', 'One');"
                        + "INSERT INTO charging_sessions (id, user_id, station_id, start_time, end_time,"
                        + " total_cost, status)"
                        + " VALUES ('" + STATION_2 + "', '" + BOB + "', '" + STATION_1
                        + "', '2099-01-01', '2099-01-01', 5, 'completed')",
                "UPDATE charging_sessions SET total_cost = 6",
                "DELETE FROM user_settings",
                "DELETE FROM ocpp.id_tokens WHERE key = 'a'",
                "DELETE FROM ocpp.prepaid_credit",
                "TRUNCATE ocpp.id_tokens");
    }

    @Test
    void shouldShowStationsAsIfItHadReadThemAll() throws SQLException, InterruptedException {
        List<String> before = said(directory);
        for (String sql : stations().toList()) {
            List<String> now = changed(sql);
            assertNotEquals(before, now, "nothing came of " + sql);
            before = now;
        }
        assertTrue(directory.station(new StationId("cs-1")).isEmpty());
    }

    @Test
    void shouldShowTokensAsIfItHadReadThemAll() throws SQLException, InterruptedException {
        table.run(tokens().findFirst().orElseThrow());
        List<String> before = said(directory);
        for (String sql : tokens().skip(1).toList()) {
            List<String> now = changed(sql);
            assertNotEquals(before, now, "nothing came of " + sql);
            before = now;
        }
        assertTrue(directory.roster().tokens().isEmpty());
    }

    @Test
    void shouldNotSendLocalListsAnewForWhatTheyDontShow() throws SQLException, InterruptedException {
        tokens().limit(3).forEach(table::run);
        assertTrue(listener.awaitFresh(PATIENCE_MS));
        long digest = directory.roster().digest();
        changed("INSERT INTO ocpp.prepaid_credit (user_id, paid_in, currency) VALUES ('" + BOB + "', 20, 'EUR')");
        assertEquals(digest, directory.roster().digest());
        changed("UPDATE ocpp.id_tokens SET active = false WHERE key = 'c'");
        assertNotEquals(digest, directory.roster().digest());
        assertFalse(directory.token(IdToken.of("c")).orElseThrow().active());
        UUID bob = UUID.fromString(BOB);
        assertEquals(bob, directory.token(IdToken.of("c")).orElseThrow().user().value());
    }
}
