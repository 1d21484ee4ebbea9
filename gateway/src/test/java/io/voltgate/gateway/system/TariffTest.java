package io.voltgate.gateway.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.gateway.system.Visitor.Card;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A tariff is written and assigned through the API, and sessions cost what it says, each by what counted at its own start. */
@Timeout(180)
class TariffTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TARIFF = """
        {"currency":"SEK","zone":"Europe/Stockholm","taxes":[{"name":"Moms","percent":10}],"taxIncluded":false,
         "elements":[{"component":"ENERGY","price":%s},{"component":"FLAT","price":1}]}\
        """;

    @TempDir
    private Path folder;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private int transactions;

    @Test
    void shouldBillByTheTariffThatCountedAtTheStart() throws IOException, InterruptedException {
        Map<String, String> settings = Map.of("VOLTGATE_AUTHORIZATION_UNKNOWN_TOKENS", "accept");
        try (HttpClient client = HttpClient.newHttpClient();
                GatewayProcess gateway = new GatewayProcess(folder, settings)) {
            gateway.start();
            BackendClient backend = gateway.backend();
            backend.enter("CS-1", "{\"password\":\"correct horse\",\"pricePerKwh\":0.45}");
            backend.put("/api/v1/tariffs/Day", TARIFF.formatted("0.50"), 200);
            String yesterday = now.minus(1, ChronoUnit.DAYS).toString();
            backend.put(
                    "/api/v1/tariff-assignments/kai",
                    "{\"tariff\":\"Day\",\"scope\":\"CONNECTOR\",\"station\":\"CS-1\",\"evse\":1,\"validFrom\":\""
                            + yesterday + "\"}",
                    200);
            try (Visitor station =
                    Visitor.dial(client, gateway.stations(), new Card("CS-1", "ocpp1.6", "correct horse"))) {
                station.say("[2,\"b\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");
                assertTrue(station.hear().startsWith("[3,\"b\","));
                charge(station, now.minus(2, ChronoUnit.HOURS));
                backend.put("/api/v1/tariffs/Day", TARIFF.formatted("0.70"), 200);
                charge(station, Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
                charge(station, now.minus(3, ChronoUnit.DAYS));
                List<String> bills = List.of("8.8 SEK", "6.6 SEK", "4.5 EUR");
                Await.until(
                        PATIENCE,
                        () -> bills(backend).toString(),
                        () -> bills(backend).equals(bills));
            }
            gateway.stop();
            gateway.assertNoErrors();
        }
    }

    /** 10 kWh in an hour; what is told of the past is told late. */
    private void charge(Visitor station, Instant start) throws InterruptedException {
        transactions++;
        station.say("[2,\"s\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"CARD\",\"meterStart\":"
                + transactions * 10_000 + ",\"timestamp\":\"" + start + "\"}]");
        String started = station.hear();
        assertTrue(started.startsWith("[3,\"s\","), started);
        String transaction = started.replaceAll(".*\"transactionId\":(\\d+).*", "$1");
        station.say("[2,\"e\",\"StopTransaction\",{\"transactionId\":" + transaction + ",\"meterStop\":"
                + (transactions + 1) * 10_000 + ",\"timestamp\":\"" + start.plusSeconds(3_600) + "\"}]");
        String stopped = station.hear();
        assertTrue(stopped.startsWith("[3,\"e\","), stopped);
    }

    /** What has been paid, the newest start first. */
    private static List<String> bills(BackendClient backend) {
        try {
            List<String> bills = new ArrayList<>();
            for (JsonNode session : backend.get("/api/v1/sessions").get("items")) {
                String cost = session.get("totalCost")
                        .decimalValue()
                        .stripTrailingZeros()
                        .toPlainString();
                bills.add(
                        session.get("status").stringValue().equals("completed")
                                ? cost + " " + session.get("currency").stringValue()
                                : "open");
            }
            return bills;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new AssertionError(hurried);
        }
    }
}
