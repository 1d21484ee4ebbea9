package io.voltgate.persistence.store;

import static io.voltgate.persistence.store.Facts.SESSION;
import static io.voltgate.persistence.store.Facts.STATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.ConnectorStatus;
import io.voltgate.domain.Event;
import io.voltgate.domain.PaymentFact;
import io.voltgate.domain.PaymentStatus;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.StationId;
import io.voltgate.domain.StationStatus;
import io.voltgate.domain.StationTime;
import io.voltgate.persistence.tail.StoreUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresStoreTest {
    private static final String EVERYTHING = "SELECT s.*, p.*, f.usage_count, (SELECT count(*) FROM ocpp.meter_values),"
            + " (SELECT count(*) FROM station_status_log) FROM charging_sessions s"
            + " JOIN payments p ON p.session_id = s.id JOIN favorites f ON f.user_id = s.user_id";

    @TempDir
    Path data;

    private static Facts.Log story() {
        return new Facts.Log()
                .add(Facts.provisioned())
                .add(new Event.StationStatusChanged(STATION, StationStatus.OFFLINE, StationStatus.ACTIVE, "connected"))
                .add(Facts.started(SESSION), Facts.paymentOpened())
                .add(Facts.metered(60, 500))
                .add(Facts.ended(120, 1000))
                .add(Facts.settled("0.50"));
    }

    private static PostgresStore open(Database database, long last) {
        PostgresStore store = new PostgresStore(database.pool(), 0, "journal-1");
        store.open(1, last);
        return store;
    }

    private static void favorite(Table table) {
        table.run("INSERT INTO stations (id, name) VALUES ('" + Facts.STATION_KEY + "', 'CS-1')");
        table.run("INSERT INTO ocpp.charge_points (identity, station_id) VALUES ('CS-1', '" + Facts.STATION_KEY + "')");
        table.run("INSERT INTO users (id) VALUES ('" + Facts.USER + "')");
        table.run("INSERT INTO favorites (user_id, station_id) VALUES ('" + Facts.USER + "', '" + Facts.STATION_KEY
                + "')");
    }

    @Test
    void shouldCountEachEntryOnceHoweverOftenItIsHandedOver() {
        try (Database database = TestPostgres.fresh()) {
            Table table = new Table(database);
            favorite(table);
            PostgresStore store = open(database, 0);
            store.write(story().all());
            String once = table.row(EVERYTHING);
            store.write(story().all());
            store.write(story().after(3));
            assertEquals(once, table.row(EVERYTHING));
            assertEquals(6, new PostgresStore(database.pool(), 0, "journal-1").open(1, 6));
        }
    }

    @Test
    void shouldWriteTheSameRowsHoweverTheEntriesAreCut() {
        try (Database together = TestPostgres.fresh();
                Database apart = TestPostgres.fresh()) {
            favorite(new Table(together));
            favorite(new Table(apart));
            open(together, 0).write(story().all());
            story().all().forEach(entry -> open(apart, 6).write(List.of(entry)));
            assertEquals(new Table(together).row(EVERYTHING), new Table(apart).row(EVERYTHING));
        }
    }

    /** So many rows of one table that no single statement takes them. */
    @Test
    void shouldWriteABatchOfAnySize() {
        try (Database database = TestPostgres.fresh()) {
            Table table = new Table(database);
            PostgresStore store = open(database, 0);
            Facts.Log log = story();
            for (int i = 0; i < 1_201; i++) {
                log.add(new Event.StationStatusChanged(
                        STATION, StationStatus.OFFLINE, StationStatus.ACTIVE, "connected"));
            }
            store.write(log.all());
            assertEquals("1202 | 1202", table.row("SELECT count(*), count(DISTINCT id) FROM station_status_log"));
            assertEquals(0, store.quarantined());
        }
    }

    @Test
    void shouldForgetABatchThatWasCutOffBeforeItsCommit() {
        try (Database database = TestPostgres.fresh()) {
            Table table = new Table(database);
            PostgresStore store = open(database, 0);
            table.run("ALTER TABLE ocpp.checkpoints ADD CONSTRAINT cut CHECK (sequence = 0)");
            assertThrows(StoreUnavailableException.class, () -> store.write(story().all()));
            assertEquals("0", table.row("SELECT count(*) FROM charging_sessions"));
            table.run("ALTER TABLE ocpp.checkpoints DROP CONSTRAINT cut");
            store.write(story().all());
            assertEquals("1", table.row("SELECT count(*) FROM charging_sessions"));
            assertEquals(0, store.quarantined());
        }
    }

    @Test
    void shouldSetAsideWhatPostgresRefusesAndWriteItsNeighbours() {
        try (Database database = TestPostgres.fresh()) {
            Table table = new Table(database);
            PostgresStore store = open(database, 0);
            SessionId second = new SessionId(new UUID(2, 2));
            Facts.Log log = story();
            log.add(
                            new Event.SessionUpdated(
                                    STATION, SESSION, 1, 0, "", "Idle\0\uD800", null, null, null, false, Facts.time(1)),
                            new PaymentFact.PaymentSettled(
                                    STATION,
                                    Facts.PAYMENT,
                                    SESSION,
                                    PaymentStatus.COMPLETED,
                                    Facts.euro("-1"),
                                    "negative"))
                    .add(new Event.StationSilent(new StationId("nobody"), 1))
                    .add(Facts.started(second));
            store.write(log.all());

            assertEquals(2, store.quarantined());
            assertEquals(
                    List.of("0 | 7 | 1 | PaymentSettled | t", "0 | 8 | 0 | StationSilent | t"),
                    table.rows("SELECT shard, sequence, index, fact::jsonb ->> 'type', length(error) > 10"
                            + " FROM ocpp.quarantine ORDER BY sequence"));
            assertEquals("2", table.row("SELECT count(*) FROM charging_sessions"));
            assertEquals(
                    "Idle\uFFFD\uFFFD | 0.500000",
                    table.row("SELECT session_data ->> 'chargingState', amount FROM charging_sessions s"
                            + " JOIN payments ON session_id = s.id"));
            store.write(log.all());
            assertEquals(2, store.quarantined());
        }
    }

    @Test
    void shouldStoreWhateverAStationSays() {
        try (Database database = TestPostgres.fresh()) {
            PostgresStore store = open(database, 0);
            Facts.Log log = new Facts.Log().add(Facts.provisioned());
            for (long ms : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, -1, 253_402_300_800_000L}) {
                log.add(new Event.ConnectorStatusChanged(
                        STATION,
                        new ConnectorId(Integer.MAX_VALUE, -1),
                        ConnectorStatus.UNKNOWN,
                        ConnectorStatus.FAULTED,
                        "a\0b",
                        "\uDFFF",
                        "x".repeat(100_000),
                        new StationTime("\0", ms),
                        null));
            }
            log.add(new Event.VendorDataReceived(STATION, "v\0", "", "{\"deep\":\"\\u0000\"}"));
            store.write(log.all());
            assertEquals(0, store.quarantined());
            assertEquals(
                    "0001-01-01 | 294275-12-31",
                    new Table(database)
                            .row("SELECT (min(changed_at) AT TIME ZONE 'UTC')::date,"
                                    + " (max(changed_at) AT TIME ZONE 'UTC')::date FROM station_status_log"));
        }
    }

    @Test
    void shouldRefuseADatabaseThatDoesNotBelongToTheJournal() {
        try (Database database = TestPostgres.fresh()) {
            open(database, 0).write(story().all());
            PostgresStore other = new PostgresStore(database.pool(), 0, "journal-2");
            assertThrows(CheckpointMismatchException.class, () -> other.open(1, 6));
            PostgresStore same = new PostgresStore(database.pool(), 0, "journal-1");
            CheckpointMismatchException shorter =
                    assertThrows(CheckpointMismatchException.class, () -> same.open(1, 5));
            assertTrue(String.valueOf(shorter.getMessage()).contains("ends at entry 5"), shorter.getMessage());
            assertThrows(CheckpointMismatchException.class, () -> same.open(8, 9));
            assertEquals(6, same.open(7, 6));
        }
    }

    @Test
    void shouldGoOnAfterPostgresWasAway() throws IOException {
        int port = freePort();
        EmbeddedDatabase server = start(port);
        try (Database client = new ExternalDatabase(
                "jdbc:postgresql://localhost:" + port + "/voltgate",
                "postgres",
                Files.readString(data.resolve("postgres.password")))) {
            client.migrate();
            PostgresStore store = open(client, 0);
            store.write(story().after(0).subList(0, 3));
            server.close();
            assertThrows(StoreUnavailableException.class, () -> store.write(story().all()));
            assertThrows(StoreUnavailableException.class, () -> store.open(1, 6));
            server = start(port);
            writeWhenBack(store);
            assertEquals("completed", new Table(client).row("SELECT status FROM charging_sessions"));
        } finally {
            server.close();
        }
    }

    @Test
    void shouldNameRowsByTheirPlaceInTheJournal() {
        assertEquals(RowId.of(3, 70_000, 2), RowId.of(3, 70_000, 2));
        assertEquals(8, RowId.of(255, 1, 0).version());
        assertEquals(2, RowId.of(255, 1, 0).variant());
        assertNotEquals(RowId.of(1, 1, 0), RowId.of(0, 1, 0));
        assertNotEquals(RowId.of(0, 1, 1), RowId.of(0, 1, 0));
        assertTrue(RowId.of(0, 2, 0).toString().compareTo(RowId.of(0, 1, 9).toString()) > 0);
        assertThrows(IllegalArgumentException.class, () -> RowId.of(0, -1, 0));
    }

    /** The pool looks for the database in growing intervals of up to ten seconds. */
    private static void writeWhenBack(PostgresStore store) {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (boolean written = false; !written; ) {
                try {
                    store.write(story().all());
                    written = true;
                } catch (StoreUnavailableException notYet) {
                    assertNotNull(notYet.getCause());
                }
            }
        });
    }

    private EmbeddedDatabase start(int port) {
        return EmbeddedDatabase.start(data.resolve("postgres"), TestPostgres.BINARIES, port, new SecureRandom());
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
