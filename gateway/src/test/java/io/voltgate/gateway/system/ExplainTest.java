package io.voltgate.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.gateway.system.Visitor.Card;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A session whose start was lost, whose register was reset, whose stop came twice, and of which late readings show that one was wrong: it is
 * billed, paid, put right, refunded and explained. The explanation is kept in the tests' output, as JSON and as a page.
 */
@Timeout(200)
class ExplainTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Card STATION = new Card("EX-1", "ocpp2.0.1", "a-password-of-stations");
    private final Instant begin = Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    Path folder;

    private int messages;

    private void tell(Visitor station, String action, String payload) throws InterruptedException {
        messages++;
        station.say("[2,\"frame-" + messages + "\",\"" + action + "\"," + payload + "]");
        String answer = station.hear();
        assertTrue(answer.startsWith("[3,\"frame-" + messages + "\","), answer);
    }

    /** An event of the one transaction: its number, minutes after the begin, and the register in kWh. */
    private void event(Visitor station, String type, int seqNo, int minute, String kwh) throws InterruptedException {
        boolean ended = type.equals("Ended");
        String at = begin.plus(minute, ChronoUnit.MINUTES).toString();
        tell(station, "TransactionEvent", """
            {"eventType":"%s","timestamp":"%s","triggerReason":"%s","seqNo":%d,"offline":true,
             "transactionInfo":{"transactionId":"T-explain","chargingState":"%s"%s},
             "idToken":{"idToken":"CARD-1","type":"ISO14443"},"evse":{"id":1,"connectorId":1},
             "meterValue":[{"timestamp":"%s","sampledValue":[{"value":%s,"context":"%s",
              "measurand":"Energy.Active.Import.Register","unitOfMeasure":{"unit":"kWh"}}]}]}\
            """.formatted(
                        type,
                        at,
                        ended ? "StopAuthorized" : "MeterValuePeriodic",
                        seqNo,
                        ended ? "Idle" : "Charging",
                        ended ? ",\"stoppedReason\":\"Local\"" : "",
                        at,
                        kwh,
                        ended ? "Transaction.End" : "Sample.Periodic"));
    }

    private void charge(Visitor station) throws InterruptedException {
        tell(
                station,
                "BootNotification",
                "{\"reason\":\"PowerUp\",\"chargingStation\":{\"model\":\"One\",\"vendorName\":\"Volt\"}}");
        event(station, "Updated", 1, 0, "1000.0");
        event(station, "Updated", 2, 20, "1005.0");
        event(station, "Updated", 5, 30, "0.0");
        event(station, "Ended", 6, 60, "3.2");
        event(station, "Ended", 6, 60, "3.2");
        event(station, "Ended", 7, 60, "3.2");
    }

    @Test
    void shouldExplainWhatBecameOfASession() throws IOException, InterruptedException, SQLException {
        Map<String, String> settings = Map.of("VOLTGATE_SESSIONS_STUCK_HOLD_SECONDS", "0");
        try (HttpClient client = HttpClient.newHttpClient();
                GatewayProcess gateway = new GatewayProcess(folder, settings)) {
            gateway.start();
            BackendClient backend = gateway.backend();
            backend.enter(
                    STATION.identity(),
                    "{\"name\":\"Main street\",\"address\":\"Kai 1\",\"pricePerKwh\":0.45,\"password\":\""
                            + STATION.password() + "\"}");
            try (Connection database = gateway.database();
                    Visitor station = Visitor.dial(client, gateway.stations(), STATION)) {
                charge(station);
                Rows.awaitAll(backend, database, PATIENCE);
                event(station, "Updated", 3, 25, "1001.0");
                event(station, "Updated", 4, 27, "1002.0");
                Rows.awaitAll(backend, database, PATIENCE);
            }
            JsonNode session = backend.get("/api/v1/sessions?station=EX-1").at("/items/0");
            String path = "/api/v1/sessions/" + session.get("id").stringValue();
            explained(backend.get(path + "/explain"), backend.page(path + "/explain"));
            assertEquals("5.2", backend.get(path).at("/bill/importedKwh").asString());
            gateway.stop();
            gateway.assertNoErrors();
        }
    }

    private static void explained(JsonNode told, String page) throws IOException {
        Path output = Files.createDirectories(Path.of("target", "explanations"));
        Files.writeString(output.resolve("session.json"), told.toPrettyString());
        Files.writeString(output.resolve("session.html"), page);

        assertEquals(List.of("0", "1"), texts(told.get("versions"), "version"));
        assertEquals("3.69", told.at("/versions/0/totalCost").asString());
        assertEquals("-1.35", told.at("/versions/1/costDifference").asString());
        assertEquals("frame-9", told.at("/versions/1/source/frame").asString());
        List<String> flags = texts(told.get("remarks"), "flag");
        assertTrue(
                flags.containsAll(List.of("REGISTER_RESET", "READING_REFUSED", "START_LOST", "TOLD_AFTER_END")),
                flags.toString());
        assertEquals(List.of("1000.0", "1002.0", "0.0", "3.2"), texts(told.at("/readings/used"), "value"));
        assertEquals(List.of("1005.0"), texts(told.at("/readings/refused"), "value"));
        assertEquals("frame-3", told.at("/readings/refused/0/source/frame").asString());
        List<String> steps = texts(told.at("/payment/steps"), "kind");
        assertEquals("PaymentOpened", steps.getFirst());
        assertTrue(steps.containsAll(List.of("PaymentSettled", "PaymentRefunded")), steps.toString());
        assertEquals("2.34", told.at("/payment/amount").asString());
        assertTrue(page.contains("1.35 EUR was given back; 2.34 EUR remains paid."), page);
        assertTrue(page.contains("The vehicle took 5.2 kWh, which costs 2.34 EUR."), page);
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.get(field).asString())
                .toList();
    }
}
