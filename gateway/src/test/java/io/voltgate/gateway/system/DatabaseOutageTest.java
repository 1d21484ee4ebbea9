package io.voltgate.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.persistence.store.EmbeddedDatabase;
import io.voltgate.simulator.fleet.Fleet;
import io.voltgate.simulator.fleet.FleetPlan;
import io.voltgate.simulator.station.Counts;
import io.voltgate.simulator.station.DriverHabits;
import io.voltgate.simulator.station.Patience;
import io.voltgate.simulator.station.StationRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stations charge while PostgreSQL is silent for twenty seconds, and then gone for twenty seconds. */
@Timeout(400)
class DatabaseOutageTest {
    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final int LOOKS = 10;
    private static final int STATIONS = 100;
    private static final int NEWCOMERS = 10;
    private static final BigDecimal PRICE = new BigDecimal("0.4375");
    private static final Duration SETTLING = Duration.ofSeconds(90);
    private static final DriverHabits HABITS = new DriverHabits(120, 500, 6_000, 2_000, 20_000);
    private static final Patience PATIENCE = new Patience(10_000, 1, 1, 500, 2_000);

    @TempDir
    Path folder;

    private final int port = Ports.pick().database();
    private final List<Fleet> fleets = new ArrayList<>();
    private @Nullable EmbeddedDatabase database;

    private void startDatabase() {
        database = EmbeddedDatabase.start(
                folder.resolve("postgres"), folder.resolve("binaries"), port, new SecureRandom());
    }

    private EmbeddedDatabase database() {
        return Objects.requireNonNull(database);
    }

    private void stopDatabase() {
        database().close();
        database = null;
    }

    private GatewayProcess gateway() throws IOException {
        return new GatewayProcess(
                folder,
                Map.of(
                        "VOLTGATE_STATIONS_AUTHENTICATION", "optional",
                        "VOLTGATE_STATIONS_UNKNOWN", "provision",
                        "VOLTGATE_DATABASE_URL", "jdbc:postgresql://localhost:" + port + "/voltgate",
                        "VOLTGATE_DATABASE_USER", "postgres",
                        "VOLTGATE_DATABASE_PASSWORD",
                                Files.readString(folder.resolve("postgres.password"))
                                        .strip()));
    }

    private void startFleet(GatewayProcess gateway, String prefix, int stations) {
        fleets.add(Fleet.start(FleetPlan.to(gateway.stations())
                .withStations(stations)
                .withConnectors(1)
                .withSessionsPerStation(0)
                .withIdPrefix(prefix)
                .withTokenPrefix(prefix)
                .withHabits(HABITS)
                .withPatience(PATIENCE)));
    }

    private long calls() {
        return fleets.stream().mapToLong(fleet -> fleet.counts().callsSent()).sum();
    }

    private long sessions() {
        return fleets.stream().mapToLong(fleet -> fleet.counts().sessionsDone()).sum();
    }

    @AfterEach
    void endAll() throws IOException, InterruptedException {
        fleets.forEach(Fleet::close);
        if (database != null) {
            postgres().thaw();
            stopDatabase();
        }
    }

    private PostgresProcess postgres() throws IOException {
        return PostgresProcess.on(folder.resolve("postgres")).orElseThrow();
    }

    @Test
    void shouldServeStationsWhileTheDatabaseIsAwayAndWriteTheRowsAfterwards()
            throws IOException, InterruptedException, SQLException {
        startDatabase();
        try (GatewayProcess gateway = gateway()) {
            gateway.start();
            enterStations(gateway.backend());
            // Now the directory has them from the first moment.
            gateway.stop();
            gateway.start();
            startFleet(gateway, "OLD-", STATIONS);
            Await.until(SETTLING, () -> "sessions", () -> sessions() >= STATIONS / 4);

            postgres().freeze();
            outage("silent");
            postgres().thaw();
            Await.until(SETTLING, () -> "the rows of the outage", () -> Rows.lag(gateway.backend()) < STATIONS);

            stopDatabase();
            startFleet(gateway, "NEW-", NEWCOMERS);
            outage("gone");
            startDatabase();
            settle(gateway);
            gateway.stop();
            gateway.assertNoErrors();
        }
    }

    private static void enterStations(BackendClient backend) throws IOException, InterruptedException {
        for (int number = 1; number <= STATIONS; number++) {
            backend.enter(String.format(Locale.ROOT, "OLD-%04d", number), "{\"pricePerKwh\":" + PRICE + "}");
        }
    }

    /** The one thing here that takes its time: for twenty seconds, stations are served at every look. */
    private void outage(String kind) throws InterruptedException {
        long began = System.nanoTime();
        long sessionsBefore = sessions();
        long callsBefore = calls();
        for (int look = 1; look <= LOOKS; look++) {
            long due = began + OUTAGE.toNanos() / LOOKS * look;
            long calls = calls();
            Await.until(OUTAGE, () -> "a moment", () -> System.nanoTime() >= due);
            assertTrue(
                    calls() > calls + STATIONS,
                    () -> "stations are not served: " + fleets.getFirst().counts());
        }
        assertTrue(sessions() > sessionsBefore, "no session came to its end");
        fleets.forEach(DatabaseOutageTest::assertServed);
        System.out.println(kind + ": " + (calls() - callsBefore) + " calls, " + (sessions() - sessionsBefore)
                + " sessions ended, longest wait for an answer "
                + fleets.stream()
                        .mapToLong(fleet -> fleet.counts().maxAnswerMs())
                        .max()
                        .orElse(0) + " ms");
    }

    private static void assertServed(Fleet fleet) {
        Counts counts = fleet.counts();
        assertEquals(List.of(), counts.problems());
        assertEquals(0, counts.callErrors() + counts.timeouts() + counts.discarded() + counts.reconnects());
    }

    private void settle(GatewayProcess gateway) throws IOException, InterruptedException, SQLException {
        List<StationRecord> stations = new ArrayList<>();
        for (Fleet fleet : fleets) {
            assertTrue(fleet.stop(SETTLING), () -> "unsaid: " + fleet.complaints());
            assertEquals(List.of(), fleet.complaints());
            assertServed(fleet);
            stations.addAll(fleet.records());
        }
        try (Connection connection = database().connect()) {
            Rows.awaitAll(gateway.backend(), connection, SETTLING);
            System.out.println(Ledger.assertRowsEqualPromises(
                    stations, connection, identity -> identity.startsWith("OLD-") ? PRICE : BigDecimal.ZERO));
        }
    }
}
