package io.voltgate.persistence.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.LinkSecurity;
import io.voltgate.domain.StationId;
import io.voltgate.engine.StationProfile;
import io.voltgate.engine.TokenProfile;
import io.voltgate.engine.WorkingHours;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresDirectoryTest {
    private static final StationId STATION = new StationId("CS-1");
    private static final IdToken CARD = new IdToken("Card-7", "ISO14443");
    private static final WorkingHours HOURS = new WorkingHours(
            ZoneId.of("Europe/Berlin"),
            Map.of(DayOfWeek.MONDAY, List.of(new WorkingHours.Span(LocalTime.of(8, 0), LocalTime.MIDNIGHT))));

    private final PostgresDirectory directory = new PostgresDirectory("EUR");
    private Database database;
    private Registry registry;
    private Table table;

    @BeforeEach
    void open() {
        database = TestPostgres.fresh();
        registry = new Registry(database.pool());
        table = new Table(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void load() throws SQLException {
        try (Connection connection = database.connect()) {
            directory.load(connection);
        }
    }

    private static Registry.Station station(Boolean maintenance, WorkingHours hours, String price, String hash) {
        return new Registry.Station(
                "CS-1",
                "Main street",
                null,
                new Registry.Location(13.4, 52.5),
                null,
                50,
                maintenance,
                hours,
                price == null ? null : new BigDecimal(price),
                "op-1",
                hash,
                Registry.Dialling.UNCHANGED);
    }

    private static Registry.Token token(boolean active, Instant expires) {
        return new Registry.Token(CARD, "ada@example.org", "Ada", "+49 1", "GROUP", expires, active, "de", "SEK");
    }

    @Test
    void shouldShowAStationAsTheOperatorDescribedIt() throws Exception {
        String hash = PasswordHash.of("secret".getBytes(US_ASCII), new SecureRandom());
        var key = registry.put(station(true, HOURS, "0.49", hash));
        load();
        StationProfile profile = directory.station(STATION).orElseThrow();
        assertEquals(key, profile.id());
        assertTrue(profile.maintenance());
        assertEquals(Facts.euro("0.49"), profile.pricePerKwh());
        assertEquals(50, profile.maxPowerKw());
        WorkingHours hours = profile.workingHours();
        assertNotNull(hours);
        assertEquals(Set.of(DayOfWeek.MONDAY), hours.days().keySet());
        assertTrue(hours.openAt(Instant.parse("2026-01-05T22:59:59Z").toEpochMilli()));
        assertFalse(hours.openAt(Instant.parse("2026-01-05T23:00:00Z").toEpochMilli()));
        assertEquals(hash, directory.access(STATION).orElseThrow().passwordHash());
        assertTrue(directory.access(STATION).isPresent());
        assertTrue(directory.access(new StationId("cs-1")).isEmpty());
    }

    @Test
    void shouldChangeOnlyWhatTheOperatorNames() throws Exception {
        var key = registry.put(station(true, HOURS, "0.49", "hash"));
        assertEquals(key, registry.put(station(false, null, null, null)));
        load();
        StationProfile profile = directory.station(STATION).orElseThrow();
        assertFalse(profile.maintenance());
        assertEquals(Facts.euro("0.49"), profile.pricePerKwh());
        assertNotNull(profile.workingHours());
        assertEquals("hash", directory.access(STATION).orElseThrow().passwordHash());
        assertEquals("offline", table.row("SELECT status FROM stations"));
        table.run("UPDATE ocpp.charge_points SET connected = true");
        registry.put(station(true, null, null, null));
        registry.put(station(false, null, null, null));
        assertEquals("active", table.row("SELECT status FROM stations"));
    }

    @Test
    void shouldTakeAStationWithoutPriceOrReadableHoursForFreeAndOpen() throws Exception {
        registry.put(station(null, null, null, null));
        table.run("UPDATE stations SET working_hours = '{\"days\": {\"monday\": [[\"8\"]]}}'");
        load();
        StationProfile profile = directory.station(STATION).orElseThrow();
        assertEquals(Facts.euro("0"), profile.pricePerKwh());
        assertNull(profile.workingHours());
        assertNull(directory.access(STATION).orElseThrow().passwordHash());
    }

    @Test
    void shouldShowATokenWithItsUser() throws Exception {
        Instant expires = Instant.parse("2030-01-01T00:00:00Z");
        var user = registry.put(token(true, expires));
        assertEquals(user, registry.put(token(true, expires)));
        table.run("UPDATE user_settings SET notification_preferences ="
                + " '{\"SessionEnded\": false, \"SessionStarted\": true, \"x\": 1}'");
        load();
        TokenProfile profile = directory.token(IdToken.of("CARD-7")).orElseThrow();
        assertEquals(user, profile.user().value());
        assertTrue(profile.active());
        assertEquals(expires.toEpochMilli(), profile.expiresAtMs());
        assertEquals("GROUP", profile.group());
        assertEquals("SEK", profile.currency());
        assertEquals(Set.of("SessionEnded"), profile.muted());
        assertTrue(directory.token(IdToken.of("other")).isEmpty());
        assertEquals("1 | 1", table.row("SELECT count(*), (SELECT count(*) FROM user_settings) FROM users"));
    }

    @Test
    void shouldTakeATokenForInactiveWhenItOrItsUserIs() throws Exception {
        registry.put(token(false, null));
        load();
        assertFalse(directory.token(CARD).orElseThrow().active());
        registry.put(token(true, null));
        table.run("UPDATE users SET is_active = false");
        load();
        assertFalse(directory.token(CARD).orElseThrow().active());
    }

    @Test
    void shouldKeepAFavoriteOnceWithItsNewestAlias() {
        registry.put(station(null, null, null, null));
        registry.put(token(true, null));
        assertFalse(registry.putFavorite(CARD, new StationId("NOBODY"), null));
        assertTrue(registry.putFavorite(CARD, STATION, "Home"));
        assertTrue(registry.putFavorite(CARD, STATION, null));
        assertEquals("Home | 0", table.row("SELECT alias, usage_count FROM favorites"));
    }

    @Test
    void shouldRefuseWhatTheTablesRefuse() {
        assertThrows(IllegalArgumentException.class, () -> registry.put(station(null, null, "-1", null)));
        assertEquals("0", table.row("SELECT count(*) FROM stations"));
    }

    @Test
    void shouldHearOfChangesAndOutliveALostConnection() throws Exception {
        DirectoryListener running = new DirectoryListener(database, directory);
        Thread thread = Thread.ofPlatform().start(running);
        try (DirectoryListener listener = running) {
            assertTrue(listener.awaitLoaded(30_000));
            registry.put(station(null, null, null, null));
            await(() -> directory.access(STATION).isPresent());
            table.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND query LIKE 'SELECT identity, s.id%'");
            registry.put(token(true, null));
            await(() -> directory.token(CARD).isPresent());
            assertTrue(directory.access(STATION).isPresent());
            table.run("UPDATE users SET is_active = false");
            await(() -> !directory.token(CARD).orElseThrow().active());
        }
        thread.join(30_000);
        assertFalse(thread.isAlive());
    }

    @Test
    void shouldLetManyEnterTheSameAtOnce() throws Exception {
        CountDownLatch ready = new CountDownLatch(8);
        try (ExecutorService operators = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<UUID>> users = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                users.add(operators.submit(() -> {
                    ready.countDown();
                    assertTrue(ready.await(30, TimeUnit.SECONDS));
                    registry.put(station(null, null, null, null));
                    return registry.put(token(true, null));
                }));
            }
            Set<UUID> different = new HashSet<>();
            for (Future<UUID> user : users) {
                different.add(user.get());
            }
            assertEquals(1, different.size());
        }
        assertEquals("1", table.row("SELECT count(*) FROM stations"));
    }

    @Test
    void shouldShowWhatWasWrittenOnceItWasWaitedFor() throws Exception {
        DirectoryListener running = new DirectoryListener(database, directory);
        assertFalse(running.awaitFresh(1));
        Thread thread = Thread.ofPlatform().start(running);
        try (DirectoryListener listener = running) {
            for (boolean active : List.of(true, false, true)) {
                registry.put(token(active, null));
                assertTrue(listener.awaitFresh(30_000));
                assertEquals(active, directory.token(CARD).orElseThrow().active());
            }
            assertTrue(listener.awaitFresh(30_000), "also where nothing was written");
        }
        thread.join(30_000);
    }

    @Test
    void shouldStayQuietAboutWhatTheGatewayItselfWrites() throws Exception {
        PostgresStore store = new PostgresStore(database.pool(), 0, "journal-1");
        store.open(1, 0);
        Facts.Log log = new Facts.Log().add(Facts.provisioned());
        store.write(log.all());
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("LISTEN voltgate_directory");
            log.add(Facts.started(Facts.SESSION), Facts.paymentOpened());
            store.write(log.all());
            table.run("UPDATE stations SET status = 'active'");
            log.add(new Event.StationConnected(STATION, 1, "ocpp1.6", "", new LinkSecurity(0, null)));
            store.write(log.all());
            var told = connection.unwrap(org.postgresql.PGConnection.class).getNotifications(1);
            assertTrue(told == null || told.length == 0);
            table.run("UPDATE stations SET status = 'maintenance'");
            assertEquals(1, connection.unwrap(org.postgresql.PGConnection.class).getNotifications(30_000).length);
        }
    }

    private static void await(BooleanSupplier condition) {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            CountDownLatch never = new CountDownLatch(1);
            while (!condition.getAsBoolean()) {
                assertFalse(never.await(20, TimeUnit.MILLISECONDS));
            }
        });
    }
}
