package io.voltgate.simulator.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The gateway's HTTP API, as far as the demonstration asks it. Used by the demo's thread. Amounts are exact decimals; where the API
 * can't be asked, it says so with an IOException.
 */
final class Backend {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int PAGE = 500;
    private static final int MAX_PAGES = 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final URI base;
    private final String key;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    Backend(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    /** A running session as the gateway bills it. */
    record Bill(String station, BigDecimal kwh, BigDecimal cost, String currency) {}

    /** All sessions that are over; there are more than these where the count was limited. */
    record Totals(long sessions, BigDecimal kwh, Map<String, BigDecimal> paid, boolean more) {}

    boolean isReady() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(base.resolve("/health/ready"))).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    void put(String kind, String name, String body) throws IOException, InterruptedException {
        String segment = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        HttpResponse<String> response = send(authorized("/api/v1/" + kind + "/" + segment)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
        if (response.statusCode() / 100 != 2) {
            throw new IOException("PUT " + kind + "/" + name + " was answered with " + response.statusCode() + ": "
                    + response.body());
        }
    }

    List<Bill> running() throws IOException, InterruptedException {
        List<Bill> bills = new ArrayList<>();
        for (JsonNode session :
                get("/api/v1/sessions?status=active&limit=" + PAGE).path("items")) {
            bills.add(new Bill(
                    session.path("station").asString(""),
                    session.path("energyDeliveredKwh").decimalValue(BigDecimal.ZERO),
                    session.path("totalCost").decimalValue(BigDecimal.ZERO),
                    session.path("currency").asString("")));
        }
        return bills;
    }

    Totals totals() throws IOException, InterruptedException {
        List<JsonNode> sessions = new ArrayList<>();
        boolean more = collect("/api/v1/sessions?status=completed&limit=" + PAGE, sessions);
        BigDecimal kwh = BigDecimal.ZERO;
        for (JsonNode session : sessions) {
            kwh = kwh.add(session.path("energyDeliveredKwh").decimalValue(BigDecimal.ZERO));
        }
        List<JsonNode> payments = new ArrayList<>();
        more |= collect("/api/v1/payments?status=completed&limit=" + PAGE, payments);
        Map<String, BigDecimal> paid = new HashMap<>();
        for (JsonNode payment : payments) {
            paid.merge(
                    payment.path("currency").asString(""),
                    payment.path("amount").decimalValue(BigDecimal.ZERO),
                    BigDecimal::add);
        }
        return new Totals(sessions.size(), kwh, paid, more);
    }

    /** Reads pages until the last; true where there were too many. */
    private boolean collect(String path, List<JsonNode> into) throws IOException, InterruptedException {
        String cursor = "";
        for (int page = 0; page < MAX_PAGES; page++) {
            JsonNode answer = get(path + cursor);
            answer.path("items").forEach(into::add);
            String next = answer.path("next").asString("");
            if (next.isEmpty()) {
                return false;
            }
            cursor = "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        }
        return true;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = send(authorized(path).GET());
        if (response.statusCode() != 200) {
            throw new IOException("GET " + path + " was answered with " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }

    private HttpRequest.Builder authorized(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + key);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
    }
}
