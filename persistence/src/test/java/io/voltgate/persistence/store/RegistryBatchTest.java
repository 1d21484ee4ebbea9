package io.voltgate.persistence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.engine.WorkingHours;
import io.voltgate.persistence.store.Registry.Entered;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many stations are entered with a few statements, as one by one. */
class RegistryBatchTest {
    private static final long PATIENCE_S = 30;

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

    private static Registry.Station station(String identity, @Nullable String price, @Nullable String hash) {
        return new Registry.Station(
                identity,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                price == null ? null : new BigDecimal(price),
                null,
                hash,
                Registry.Dialling.UNCHANGED);
    }

    private static boolean isNew(Map<String, Entered> entered, String identity) {
        Entered outcome = entered.get(identity);
        assertNotNull(outcome, identity);
        return outcome.isNew();
    }

    @Test
    void shouldTellTheNewFromThoseThatWereThere() {
        registry.put(station("CS-2", null, null));
        Map<String, Entered> entered = registry.put(
                List.of(station("CS-1", "0.10", "h1"), station("CS-2", "1E+1", "h2"), station("CS-3", null, null)));
        assertEquals(3, entered.size());
        assertTrue(isNew(entered, "CS-1"));
        assertFalse(isNew(entered, "CS-2"));
        assertTrue(isNew(entered, "CS-3"));
        assertEquals(
                List.of("CS-1 | CS-1 | 0.10 | h1", "CS-2 | CS-2 | 10 | h2", "CS-3 | CS-3 | - | -"),
                table.rows("SELECT identity, name, price_per_kwh, password_hash FROM ocpp.charge_points c"
                        + " JOIN stations s ON s.id = c.station_id ORDER BY identity"));
        assertEquals("3", table.row("SELECT count(*) FROM stations"));
    }

    @Test
    void shouldStoreAllThatIsSaidAndLeaveWhatIsNot() {
        WorkingHours hours = new WorkingHours(
                ZoneOffset.UTC,
                Map.of(DayOfWeek.MONDAY, List.of(new WorkingHours.Span(LocalTime.of(8, 0), LocalTime.of(9, 0)))));
        registry.put(List.of(new Registry.Station(
                "CS-1",
                "a \"name\" \\ \u00e9\u0000",
                "Kai",
                new Registry.Location(13.4, 52.5),
                "[{\"evse\": 1}]",
                50,
                true,
                hours,
                new BigDecimal("0.123456"),
                "op",
                "h",
                new Registry.Dialling("ocpp1.6", List.of("B", "A"), "SN", 2))));
        String all = "SELECT name, address, location, connectors, max_power_kw, status, working_hours ->> 'zone',"
                + " price_per_kwh, operator_id, password_hash, ocpp_version, aliases, certificate_serial,"
                + " security_profile FROM ocpp.charge_points c JOIN stations s ON s.id = c.station_id";
        String said =
                "a \"name\" \\ \u00e9\ufffd | Kai | (13.4,52.5) | [{\"evse\": 1}] | 50 | maintenance | Z | 0.123456"
                        + " | op | h | ocpp1.6 | {B,A} | SN | 2";
        assertEquals(said, table.row(all));
        registry.put(List.of(station("CS-1", null, null)));
        assertEquals(said, table.row(all));
    }

    @Test
    void shouldEnterNoneWhereOneIsRefused() {
        List<Registry.Station> bad = List.of(station("CS-1", null, null), station("CS-2", "-1", null));
        assertThrows(IllegalArgumentException.class, () -> registry.put(bad));
        List<Registry.Station> twice = List.of(station("CS-1", null, null), station("CS-1", null, null));
        assertThrows(IllegalArgumentException.class, () -> registry.put(twice));
        assertEquals("0", table.row("SELECT count(*) FROM stations"));
    }

    @Test
    void shouldTellTheDirectoryOncePerStationAndNothingWhereNothingChanged() throws Exception {
        List<Registry.Station> stations = IntStream.range(0, 1_000)
                .mapToObj(number -> station("CS-" + number, "0.5", "h" + number))
                .toList();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("LISTEN voltgate_directory");
            var notifications = connection.unwrap(org.postgresql.PGConnection.class);
            registry.put(stations);
            int told = 0;
            while (told < 1_000) {
                told += notifications.getNotifications((int) TimeUnit.SECONDS.toMillis(PATIENCE_S)).length;
            }
            assertEquals(1_000, told);
            registry.put(stations);
            statement.execute("SELECT 1");
            var more = notifications.getNotifications(1);
            assertTrue(more == null || more.length == 0);
        }
    }

    @Test
    void shouldTryAgainWhereAnotherWriterIsInTheWay() throws Exception {
        List<Registry.Station> both = List.of(station("A", "0.5", null), station("B", "0.5", null));
        registry.put(both);
        try (ExecutorService operators = Executors.newVirtualThreadPerTaskExecutor();
                Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("SET deadlock_timeout = '30s'");
            other.setAutoCommit(false);
            statement.execute("UPDATE stations SET address = 'x' WHERE name = 'B'");
            CompletableFuture<Map<String, Entered>> entered =
                    CompletableFuture.supplyAsync(() -> registry.put(both), operators);
            awaitAWaiter();
            statement.execute("UPDATE stations SET address = 'x' WHERE name = 'A'");
            other.commit();
            assertEquals(2, entered.get(PATIENCE_S, TimeUnit.SECONDS).size());
        }
        assertEquals("2", table.row("SELECT count(*) FROM stations WHERE address = 'x'"));
    }

    private void awaitAWaiter() {
        assertTimeoutPreemptively(Duration.ofSeconds(PATIENCE_S), () -> {
            CountDownLatch never = new CountDownLatch(1);
            while (table.row("SELECT count(*) FROM pg_locks WHERE NOT granted").equals("0")) {
                assertFalse(never.await(10, TimeUnit.MILLISECONDS));
            }
        });
    }
}
