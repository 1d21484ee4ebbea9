package io.voltgate.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.gateway.system.Visitor.Card;
import io.voltgate.simulator.fleet.Fleet;
import io.voltgate.simulator.fleet.FleetPlan;
import io.voltgate.simulator.station.Counts;
import io.voltgate.simulator.station.DriverHabits;
import io.voltgate.simulator.station.Patience;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Visitors say all that is wrong, while two neighbours on the same gateway charge and notice nothing. */
@Timeout(200)
class BadInputTest {
    private static final String PASSWORD = "a-password-of-stations";
    private static final String V16 = "ocpp1.6";
    private static final String V201 = "ocpp2.0.1";
    private static final int LIMIT = 65_536;
    private static final int CALLS_BETWEEN = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final DriverHabits HABITS = new DriverHabits(120, 500, 3_000, 2_000, 10_000);

    /** What is said, with the answer's beginning in OCPP 1.6 and in 2.0.1; empty where silence is prescribed. */
    private record Nonsense(String said, String answer16, String answer201) {
        String answer(String subprotocol) {
            return subprotocol.equals(V16) ? answer16 : answer201;
        }
    }

    private static final List<Nonsense> NONSENSE = List.of(
            new Nonsense("not JSON at all", "", "[4,\"-1\",\"RpcFrameworkError\""),
            new Nonsense("{\"an\":\"object\"}", "", "[4,\"-1\",\"RpcFrameworkError\""),
            new Nonsense("[2]", "", "[4,\"-1\",\"RpcFrameworkError\""),
            new Nonsense(
                    "[2,\"n1\",\"Heartbeat\",{\"open\":",
                    "[4,\"n1\",\"FormationViolation\"",
                    "[4,\"n1\",\"RpcFrameworkError\""),
            new Nonsense(
                    "[2,\"n2\",\"FlyToTheMoon\",{}]", "[4,\"n2\",\"NotImplemented\"", "[4,\"n2\",\"NotImplemented\""),
            new Nonsense("[2,\"n3\",\"ClearCache\",{}]", "[4,\"n3\",\"NotSupported\"", "[4,\"n3\",\"NotSupported\""),
            new Nonsense("[2,\"n4\",\"Heartbeat\",[]]", "[4,\"n4\",\"ProtocolError\"", "[4,\"n4\",\"ProtocolError\""),
            new Nonsense(
                    "[2,\"n5\",\"Authorize\",{}]",
                    "[4,\"n5\",\"OccurenceConstraintViolation\"",
                    "[4,\"n5\",\"OccurrenceConstraintViolation\""),
            new Nonsense(
                    "[2,\"n6\",\"StatusNotification\",{\"connectorId\":\"one\",\"evseId\":\"one\",\"errorCode\":\"NoError\","
                        + "\"status\":\"Available\",\"connectorStatus\":\"Available\","
                        + "\"timestamp\":\"2026-01-01T00:00:00Z\"}]",
                    "[4,\"n6\",\"TypeConstraintViolation\"",
                    "[4,\"n6\",\"TypeConstraintViolation\""),
            new Nonsense(
                    "[2,\"n7\",\"StatusNotification\",{\"connectorId\":1,\"evseId\":1,\"errorCode\":\"NoError\","
                            + "\"status\":\"Sleeping\",\"connectorStatus\":\"Sleeping\","
                            + "\"timestamp\":\"2026-01-01T00:00:00Z\"}]",
                    "[4,\"n7\",\"PropertyConstraintViolation\"",
                    "[4,\"n7\",\"PropertyConstraintViolation\""),
            new Nonsense("[3,\"n8\",{\"status\":\"Accepted\"}]", "", ""),
            new Nonsense("[4,\"n9\",\"GenericError\",\"\",{}]", "", ""),
            new Nonsense("[9,\"n10\",{}]", "", "[4,\"n10\",\"MessageTypeNotSupported\""));

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    private static Card guest(String subprotocol) {
        return new Card("VISITOR-" + subprotocol, subprotocol, PASSWORD);
    }

    private Fleet neighbours(GatewayProcess gateway) {
        return Fleet.start(FleetPlan.to(gateway.stations())
                .withStations(2)
                .withConnectors(1)
                .withSessionsPerStation(0)
                .withIdPrefix("GOOD-")
                .withPassword(PASSWORD)
                .withHabits(HABITS)
                .withPatience(new Patience(10_000, 1, 1, 500, 2_000)));
    }

    @Test
    void shouldAnswerWhatIsWrongAsPrescribedWhileTheNeighboursNoticeNothing()
            throws IOException, InterruptedException, SQLException {
        Map<String, String> settings = Map.of(
                "VOLTGATE_STATIONS_MAX_MESSAGE_BYTES",
                Integer.toString(LIMIT),
                "VOLTGATE_STATIONS_HEARTBEAT_SECONDS",
                "1");
        try (client;
                GatewayProcess gateway = new GatewayProcess(folder, settings)) {
            gateway.start();
            for (String identity : List.of("GOOD-0001", "GOOD-0002", "VISITOR-" + V16, "VISITOR-" + V201)) {
                gateway.backend().enter(identity, "{\"pricePerKwh\":0.5,\"password\":\"" + PASSWORD + "\"}");
            }
            try (Fleet fleet = neighbours(gateway)) {
                Await.until(
                        PATIENCE,
                        () -> fleet.counts().toString(),
                        () -> fleet.counts().charging() > 0);
                List<Check> checks = new ArrayList<>();
                for (String subprotocol : List.of(V16, V201)) {
                    checks.add(() -> dialWrongly(gateway.stations(), subprotocol));
                    checks.add(() -> talkNonsense(gateway.stations(), subprotocol));
                    checks.add(() -> breakTheSocket(gateway.stations(), subprotocol));
                }
                checks.add(() -> askForSomethingElse(gateway.stations()));
                for (Check check : checks) {
                    check.run();
                    requireUndisturbed(fleet);
                }
                Await.until(
                        PATIENCE,
                        () -> fleet.counts().toString(),
                        () -> fleet.counts().sessionsDone() >= 4);
                settle(gateway, fleet);
            }
            gateway.stop();
            gateway.assertNoErrors();
        }
    }

    /** One kind of visit. */
    @FunctionalInterface
    private interface Check {
        void run() throws IOException, InterruptedException;
    }

    private void dialWrongly(URI stations, String subprotocol) {
        String known = "VISITOR-" + subprotocol;
        assertEquals(Visitor.UPGRADED, status(stations, new Card(known, subprotocol, PASSWORD)));
        assertEquals(401, status(stations, new Card(known, subprotocol, null)));
        assertEquals(401, status(stations, new Card(known, subprotocol, "not the password")));
        assertEquals(404, status(stations, new Card("NOBODY", subprotocol, PASSWORD)));
        assertEquals(400, status(stations, new Card(known, "", PASSWORD)));
        assertEquals(400, status(stations, new Card(known, "ocpp0.9", PASSWORD)));
    }

    private int status(URI stations, Card card) {
        return Visitor.statusOf(client, stations, card);
    }

    /** After each of these the connection lives on; a heartbeat shows that silence was the answer. */
    private void talkNonsense(URI stations, String subprotocol) throws InterruptedException {
        try (Visitor visitor = Visitor.dial(client, stations, guest(subprotocol))) {
            for (Nonsense nonsense : NONSENSE) {
                visitor.say(nonsense.said());
                String answer = nonsense.answer(subprotocol);
                if (!answer.isEmpty()) {
                    String heard = visitor.hear();
                    assertTrue(heard.startsWith(answer), () -> nonsense.said() + " was answered with " + heard);
                }
                visitor.say("[2,\"alive\",\"Heartbeat\",{}]");
                String heard = visitor.hear();
                assertTrue(heard.startsWith("[3,\"alive\",{\"currentTime\""), () -> nonsense.said() + ": " + heard);
            }
        }
    }

    private void breakTheSocket(URI stations, String subprotocol) {
        try (Visitor visitor = Visitor.dial(client, stations, guest(subprotocol))) {
            visitor.say("[2,\"big\",\"DataTransfer\",{\"vendorId\":\"" + "x".repeat(LIMIT) + "\"}]");
            assertEquals(1009, visitor.closeCode());
        }
        try (Visitor visitor = Visitor.dial(client, stations, guest(subprotocol))) {
            visitor.sayBinary(new byte[] {1, 2, 3});
            assertEquals(1003, visitor.closeCode());
        }
    }

    private void askForSomethingElse(URI stations) throws IOException, InterruptedException {
        URI page = URI.create(stations.toString().replace("ws:", "http:") + "/GOOD-0001");
        assertEquals(426, ask(HttpRequest.newBuilder(page)));
        assertEquals(426, ask(HttpRequest.newBuilder(page).POST(HttpRequest.BodyPublishers.ofString("{}"))));
    }

    private int ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** The neighbours go on talking, on the connections that they have had from the beginning. */
    private static void requireUndisturbed(Fleet fleet) throws InterruptedException {
        long calls = fleet.counts().callsSent();
        Await.until(
                PATIENCE,
                () -> "the neighbours fall silent: " + fleet.counts(),
                () -> fleet.counts().callsSent() >= calls + CALLS_BETWEEN);
        Counts counts = fleet.counts();
        assertEquals(List.of(), counts.problems());
        assertEquals(2, counts.connected());
        assertEquals(0, counts.reconnects() + counts.callErrors() + counts.timeouts());
    }

    private static void settle(GatewayProcess gateway, Fleet fleet)
            throws IOException, InterruptedException, SQLException {
        assertTrue(fleet.stop(PATIENCE), () -> "unsaid: " + fleet.complaints());
        assertEquals(List.of(), fleet.complaints());
        try (Connection database = gateway.database()) {
            Rows.awaitAll(gateway.backend(), database, PATIENCE);
            BigDecimal price = new BigDecimal("0.5");
            System.out.println(Ledger.assertRowsEqualPromises(fleet.records(), database, identity -> price));
        }
    }
}
