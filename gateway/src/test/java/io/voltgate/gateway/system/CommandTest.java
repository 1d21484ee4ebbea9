package io.voltgate.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.simulator.fleet.Fleet;
import io.voltgate.simulator.fleet.FleetPlan;
import io.voltgate.simulator.station.DriverHabits;
import io.voltgate.simulator.station.SessionRecord;
import io.voltgate.simulator.station.StationRecord;
import io.voltgate.simulator.station.StopReason;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The backend has a station of each version charge and stop, and hears of each step in order. */
@Timeout(120)
class CommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** No driver comes in time by himself, and nobody has enough by himself. */
    private static final DriverHabits NOBODY = new DriverHabits(60, 1_000_000, 1_000_000, 360_000_000, 360_000_000);

    private static final List<String> STEPS = List.of(
            "StationBooted",
            "CommandAccepted",
            "CommandSent",
            "SessionStarted",
            "CommandEffectSeen",
            "SessionMetered",
            "CommandAccepted",
            "CommandSent",
            "SessionEnded",
            "CommandEffectSeen",
            "PaymentSettled");

    private static final BigDecimal PRICE = new BigDecimal("9.50");

    @TempDir
    Path folder;

    @Test
    void shouldStartAndStopASessionByOrderAndTellTheBackendEachStep()
            throws IOException, InterruptedException, SQLException {
        Map<String, String> settings =
                Map.of("VOLTGATE_STATIONS_AUTHENTICATION", "optional", "VOLTGATE_STATIONS_UNKNOWN", "provision");
        try (GatewayProcess gateway = new GatewayProcess(folder, settings)) {
            gateway.start();
            BackendClient backend = gateway.backend();
            for (String station : List.of("CS-0001", "CS-0002")) {
                backend.enter(station, "{\"pricePerKwh\":" + PRICE + "}");
            }
            try (Fleet fleet = Fleet.start(FleetPlan.to(gateway.stations())
                    .withStations(2)
                    .withConnectors(1)
                    .withSessionsPerStation(0)
                    .withIdPrefix("CS-")
                    .withHabits(NOBODY))) {
                Await.until(PATIENCE, () -> "boots", () -> fleet.counts().booted() == 2);
                for (String station : List.of("CS-0001", "CS-0002")) {
                    charge(backend, fleet, station);
                }
                assertTrue(fleet.stop(PATIENCE), () -> "unsaid: " + fleet.complaints());
                assertEquals(List.of(), fleet.complaints());
                try (Connection database = gateway.database()) {
                    Rows.awaitAll(backend, database, PATIENCE);
                    Ledger.assertRowsEqualPromises(fleet.records(), database, station -> PRICE);
                }
            }
            for (String station : List.of("CS-0001", "CS-0002")) {
                requireSteps(backend, station);
            }
            gateway.stop();
            gateway.assertNoErrors();
        }
    }

    private static void charge(BackendClient backend, Fleet fleet, String station)
            throws IOException, InterruptedException {
        String start = backend.order(
                station,
                station + "-start",
                "{\"type\":\"StartSession\",\"token\":{\"value\":\"APP-1\"},\"connector\":{\"evse\":1,\"connector\":1}}");
        awaitEffect(backend, start);
        Await.until(
                PATIENCE,
                () -> "meter values of " + station,
                () -> !session(fleet, station).acknowledgedSamples().isEmpty());
        String transaction = String.valueOf(session(fleet, station).transactionId());
        String stop = backend.order(
                station, station + "-stop", "{\"type\":\"StopSession\",\"transaction\":\"" + transaction + "\"}");
        awaitEffect(backend, stop);
        assertEquals(StopReason.REMOTE, session(fleet, station).stopReason());
        assertEquals("APP-1", session(fleet, station).token());
        String again = backend.order(
                station, station + "-stop", "{\"type\":\"StopSession\",\"transaction\":\"" + transaction + "\"}");
        assertEquals(stop, again, "the same key is the same order");
    }

    private static SessionRecord session(Fleet fleet, String station) {
        StationRecord record = fleet.records().stream()
                .filter(each -> each.identity().equals(station))
                .findFirst()
                .orElseThrow();
        return record.sessions().getFirst();
    }

    private static void awaitEffect(BackendClient backend, String command) throws InterruptedException {
        Await.until(
                PATIENCE,
                () -> state(backend, command),
                () -> state(backend, command).equals("EFFECT_SEEN"));
    }

    private static String state(BackendClient backend, String command) {
        try {
            return backend.get("/api/v1/commands/" + command).get("state").stringValue();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new AssertionError(hurried);
        }
    }

    /** Reads the stream a few facts at a time, each time on after the last one heard: nothing is missing, nothing comes twice. */
    private static void requireSteps(BackendClient backend, String station) throws IOException, InterruptedException {
        List<Told> heard = new ArrayList<>();
        String position = "";
        while (heard.isEmpty() || !heard.getLast().type().equals("PaymentSettled")) {
            List<Told> more = read(backend, position, station);
            heard.addAll(more);
            position = more.getLast().id();
        }
        assertEquals(heard.size(), new HashSet<>(heard.stream().map(Told::id).toList()).size());
        Iterator<Told> facts = heard.iterator();
        for (String step : STEPS) {
            boolean found = false;
            while (!found && facts.hasNext()) {
                found = facts.next().type().equals(step);
            }
            assertTrue(
                    found,
                    () -> step + " is missing in "
                            + heard.stream().map(Told::type).toList());
        }
    }

    private static List<Told> read(BackendClient backend, String after, String station)
            throws IOException, InterruptedException {
        List<Told> facts = new ArrayList<>();
        try (Stream<String> lines = backend.events(after, station)) {
            Iterator<String> each = lines.iterator();
            while (facts.size() < 3
                    && (facts.isEmpty() || !facts.getLast().type().equals("PaymentSettled"))) {
                String line = each.next();
                Told.in(line).ifPresent(facts::add);
            }
        }
        assertTrue(facts.stream().allMatch(fact -> fact.station().equals(station)), facts::toString);
        return facts;
    }
}
