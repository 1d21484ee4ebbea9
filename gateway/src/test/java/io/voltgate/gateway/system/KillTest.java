package io.voltgate.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.simulator.fleet.Fleet;
import io.voltgate.simulator.fleet.FleetPlan;
import io.voltgate.simulator.station.DriverHabits;
import io.voltgate.simulator.station.Patience;
import io.voltgate.simulator.station.StationRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred stations charge while their gateway is killed again and again. */
@Timeout(400)
class KillTest {
    private static final int KILLS = 4;
    private static final int PLAIN = 150;
    private static final int GUARDED = 50;
    private static final int ORDERS = 8;
    private static final String PASSWORD = "a-password-of-stations";
    private static final Duration PROGRESS = Duration.ofMinutes(1);
    private static final Duration SETTLING = Duration.ofSeconds(90);
    private static final DriverHabits HABITS = new DriverHabits(120, 500, 6_000, 2_000, 20_000);
    private static final Patience PATIENCE = new Patience(30_000, 5, 1, 100, 1_000);
    /** In euros a kilowatt-hour; with 0.125 a bill may end on half a cent. */
    private static final List<String> PRICES = List.of("0.49", "0.125", "0.387654", "0");

    @TempDir
    Path folder;

    private final long seed = Long.getLong("voltgate.seed", System.nanoTime());

    private static BigDecimal price(String identity) {
        return new BigDecimal(PRICES.get(identity.hashCode() & 3));
    }

    private static List<String> identities(String prefix, int count) {
        List<String> identities = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            identities.add(prefix + String.format(Locale.ROOT, "%04d", number));
        }
        return identities;
    }

    private static void enterStations(BackendClient backend) throws IOException, InterruptedException {
        for (String identity : identities("PLAIN-", PLAIN)) {
            backend.enter(identity, "{\"pricePerKwh\":" + price(identity) + "}");
        }
        for (String identity : identities("GUARDED-", GUARDED)) {
            backend.enter(identity, "{\"pricePerKwh\":" + price(identity) + ",\"password\":\"" + PASSWORD + "\"}");
        }
    }

    /** Endless sessions; the stations of the second fleet have a password, and repeat a message under a new id. */
    private List<Fleet> fleets(GatewayProcess gateway) {
        FleetPlan plan = FleetPlan.to(gateway.stations())
                .withSeed(seed)
                .withSessionsPerStation(0)
                .withHabits(HABITS)
                .withPatience(PATIENCE)
                .withSampleSeconds(120);
        return List.of(
                Fleet.start(plan.withStations(PLAIN)
                        .withConnectors(1)
                        .withIdPrefix("PLAIN-")
                        .withTokenPrefix("P-")),
                Fleet.start(plan.withStations(GUARDED)
                        .withConnectors(2)
                        .withIdPrefix("GUARDED-")
                        .withTokenPrefix("G-")
                        .withPassword(PASSWORD)
                        .withKeepIds(false)
                        .withSeed(~seed)));
    }

    private static long calls(List<Fleet> fleets) {
        return fleets.stream().mapToLong(fleet -> fleet.counts().callsSent()).sum();
    }

    private static int charging(List<Fleet> fleets) {
        return fleets.stream().mapToInt(fleet -> fleet.counts().charging()).sum();
    }

    @Test
    void shouldHaveEveryPromiseInTheDatabaseOnceHoweverOftenItIsKilled()
            throws IOException, InterruptedException, SQLException {
        System.out.println("voltgate.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, String> settings =
                Map.of("VOLTGATE_STATIONS_AUTHENTICATION", "optional", "VOLTGATE_SNAPSHOTS_EVERY_SECONDS", "3");
        try (GatewayProcess gateway = new GatewayProcess(folder, settings)) {
            gateway.start();
            enterStations(gateway.backend());
            List<Fleet> fleets = fleets(gateway);
            Orders orders = new Orders(gateway.backend());
            try (EventListener listener = new EventListener(gateway.backend())) {
                for (int kill = 1; kill <= KILLS; kill++) {
                    long after = calls(fleets) + random.nextInt(kill == 1 ? 1_500 : 1, 2_000);
                    Await.until(
                            PROGRESS,
                            () -> "call " + after + " of " + fleets.getFirst().counts(),
                            () -> calls(fleets) >= after && charging(fleets) > 0);
                    for (String station : identities("PLAIN-", ORDERS)) {
                        orders.give(station, station + "-" + kill);
                    }
                    gateway.kill();
                    System.out.println("kill " + kill + " at call " + after + ", " + charging(fleets) + " charging");
                    gateway.start();
                    orders.giveAgain();
                }
                settle(gateway, fleets, listener, orders);
            } finally {
                fleets.forEach(Fleet::close);
            }
            gateway.stop();
            gateway.assertNoErrors();
            assertEquals(KILLS, gateway.lines("left by a gateway that was killed"));
        }
    }

    private static void settle(GatewayProcess gateway, List<Fleet> fleets, EventListener listener, Orders orders)
            throws IOException, InterruptedException, SQLException {
        try (Connection database = gateway.database()) {
            orders.awaitEnds(database, SETTLING);
            List<StationRecord> stations = stop(fleets);
            Rows.awaitAll(gateway.backend(), database, SETTLING);
            Ledger.Figures figures = Ledger.assertRowsEqualPromises(stations, database, KillTest::price);
            listener.assertToldOnce(figures.sessions(), SETTLING);
            System.out.println(figures);
        }
    }

    /** Lets the stations end what runs and say it all. */
    private static List<StationRecord> stop(List<Fleet> fleets) throws InterruptedException {
        List<StationRecord> stations = new ArrayList<>();
        for (Fleet fleet : fleets) {
            assertTrue(fleet.stop(SETTLING), () -> "unsaid: " + fleet.complaints());
            assertEquals(List.of(), fleet.complaints());
            assertEquals(0, fleet.counts().callErrors());
            assertEquals(0, fleet.counts().timeouts());
            stations.addAll(fleet.records());
        }
        return stations;
    }
}
