package io.voltgate.persistence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.IdToken;
import io.voltgate.domain.StationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The directory reads what has changed and nothing else, and everything where it may not have heard of a change. */
class DirectoryListenerTest {
    private static final long PATIENCE_MS = 30_000;
    private static final String LISTENING = "datname = current_database() AND application_name = 'voltgate'"
            + " AND query NOT LIKE '%pg_terminate_backend%' AND (query LIKE 'SELECT identity, s.id%' OR query ="
            + " 'SELECT 1' OR query LIKE 'SELECT scope,%')";

    private final PostgresDirectory directory = new PostgresDirectory("EUR");
    private final AtomicLong nanos = new AtomicLong();
    private Database database;
    private Table table;
    private DirectoryListener listener;
    private Thread thread;

    @BeforeEach
    void open() throws InterruptedException {
        database = TestPostgres.fresh();
        table = new Table(database);
        station(1, "CS-1");
        station(2, "CS-2");
        table.run("INSERT INTO users (id, email) VALUES ('" + id(7) + "', 'ada@example.org'), ('" + id(8)
                + "', 'bob@example.org')");
        table.run("INSERT INTO ocpp.id_tokens (key, token, user_id) VALUES ('a', 'A', '" + id(7) + "'), ('b', 'B', '"
                + id(7) + "')");
        listener = new DirectoryListener(database, directory, nanos::get);
        thread = Thread.ofPlatform().start(listener);
        assertTrue(listener.awaitLoaded(PATIENCE_MS));
    }

    @AfterEach
    void close() throws InterruptedException {
        listener.close();
        thread.join(PATIENCE_MS);
        assertFalse(thread.isAlive());
        database.close();
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private void station(int number, String identity) {
        table.run("INSERT INTO stations (id, name, price_per_kwh) VALUES ('" + id(number) + "', 'S', 0)");
        table.run("INSERT INTO ocpp.charge_points (identity, station_id) VALUES ('" + identity + "', '" + id(number)
                + "')");
    }

    /** A change that nobody is told of, which only a whole load finds. */
    private void silently(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void power(int station, int kw) {
        table.run(powered(station, kw));
    }

    private static String powered(int station, int kw) {
        return "UPDATE stations SET max_power_kw = " + kw + " WHERE id = '" + id(station) + "'";
    }

    private int powerOf(String identity) {
        return directory.station(new StationId(identity)).orElseThrow().maxPowerKw();
    }

    private void fresh() throws InterruptedException {
        assertTrue(listener.awaitFresh(PATIENCE_MS));
    }

    @Test
    void shouldReadNothingButTheStationThatChanged() throws InterruptedException {
        silently(powered(2, 22));
        power(1, 11);
        fresh();
        assertEquals(11, powerOf("CS-1"));
        assertEquals(0, powerOf("CS-2"), "it was read though nobody had told of it");
        table.run("SELECT pg_notify('voltgate_directory', 'station " + id(2) + "')");
        fresh();
        assertEquals(22, powerOf("CS-2"));
    }

    @Test
    void shouldReadEverythingWhereItIsNotToldWhatChanged() throws InterruptedException {
        int kw = 10;
        for (String told : List.of("", "novelty 1", "station no-uuid", "user")) {
            silently(powered(2, ++kw));
            table.run("SELECT pg_notify('voltgate_directory', '" + told + "')");
            fresh();
            assertEquals(kw, powerOf("CS-2"), told);
        }
    }

    @Test
    void shouldReadEverythingWhereMoreChangedThanItReadsByKey() throws InterruptedException {
        silently(powered(2, 22));
        table.run("INSERT INTO ocpp.id_tokens (key, token, user_id) SELECT 'k' || n, 'K' || n, '" + id(8)
                + "' FROM generate_series(1, " + (DirectoryChanges.MOST + 1) + ") n");
        fresh();
        assertEquals(22, powerOf("CS-2"));
        assertEquals(DirectoryChanges.MOST + 3, directory.roster().tokens().size());
        silently(powered(2, 23));
        table.run("UPDATE ocpp.id_tokens SET active = false WHERE key IN (SELECT key FROM ocpp.id_tokens LIMIT "
                + DirectoryChanges.MOST + ")");
        fresh();
        assertEquals(22, powerOf("CS-2"), "as many as it reads by key");
    }

    @Test
    void shouldSeeTransactionsThatAreCommittedInAnotherOrderThanTheyBegan() throws Exception {
        try (Connection early = database.connect();
                Statement statement = early.createStatement()) {
            early.setAutoCommit(false);
            statement.execute(powered(1, 11));
            statement.execute("INSERT INTO ocpp.id_tokens (key, token, user_id) VALUES ('c', 'C', '" + id(8) + "')");
            power(2, 22);
            table.run("UPDATE users SET is_active = false WHERE id = '" + id(8) + "'");
            fresh();
            assertEquals(0, powerOf("CS-1"));
            assertEquals(22, powerOf("CS-2"));
            assertTrue(directory.token(IdToken.of("C")).isEmpty());
            early.commit();
        }
        fresh();
        assertEquals(11, powerOf("CS-1"));
        assertFalse(directory.token(IdToken.of("C")).orElseThrow().active());
    }

    @Test
    void shouldFindWhatChangedWhileTheConnectionWasLost() throws InterruptedException {
        power(1, 11);
        fresh();
        silently(powered(2, 22));
        assertEquals(
                "1", table.row("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE " + LISTENING));
        await(() -> powerOf("CS-2") == 22);
        power(2, 23);
        fresh();
        assertEquals(23, powerOf("CS-2"));
    }

    @Test
    void shouldReadEverythingEveryTenMinutesAndAskWhereItHearsNothing() {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(61));
        await(() -> table.row("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query ="
                        + " 'SELECT 1'")
                .equals("1"));
        silently(powered(2, 22));
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(10));
        await(() -> powerOf("CS-2") == 22);
    }

    @Test
    void shouldAnswerEachGatewayItsOwnQuestions() throws InterruptedException {
        PostgresDirectory other = new PostgresDirectory("EUR");
        DirectoryListener running = new DirectoryListener(database, other);
        Thread reading = Thread.ofPlatform().start(running);
        try (DirectoryListener beside = running) {
            assertTrue(beside.awaitLoaded(PATIENCE_MS));
            for (int kw = 1; kw <= 5; kw++) {
                power(1, kw);
                fresh();
                assertEquals(kw, powerOf("CS-1"));
                assertTrue(beside.awaitFresh(PATIENCE_MS));
                assertEquals(
                        kw, other.station(new StationId("CS-1")).orElseThrow().maxPowerKw());
            }
        }
        reading.join(PATIENCE_MS);
    }

    private static void await(BooleanSupplier condition) {
        assertTimeoutPreemptively(Duration.ofMillis(PATIENCE_MS), () -> {
            CountDownLatch never = new CountDownLatch(1);
            while (!condition.getAsBoolean()) {
                assertFalse(never.await(20, TimeUnit.MILLISECONDS));
            }
        });
    }
}
