package io.voltgate.benchmarks.load;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway's HTTP API, as far as a load program asks it. Used by the main thread. Energy is an exact decimal. */
final class Backend {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int PAGE = 500;
    /** As many as the gateway takes with one request, and as many requests as it carries out at a time. */
    private static final int ENTERED_AT_ONCE = 1_000;

    private static final int BATCHES_AT_ONCE = 2;
    private static final int OK = 200;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final URI base;
    private final String key;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    Backend(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    /** A session as its row tells it. */
    record StoredSession(String station, String transaction, String status, BigDecimal kwh) {}

    boolean isReady() throws InterruptedException {
        try {
            return send("/health/ready").statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** All figures, in the text form of Prometheus. */
    String metrics() throws IOException, InterruptedException {
        return get("/metrics");
    }

    /** One figure of such a text, by its name with labels, as in {@code name{quantile="0.5"}}. */
    static OptionalDouble figure(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst();
    }

    /** Hands over every session that began at this time or later, by the clock of its station. */
    void sessionsFrom(Instant from, Consumer<StoredSession> each) throws IOException, InterruptedException {
        String path = "/api/v1/sessions?limit=" + PAGE + "&from=" + from;
        String cursor = "";
        do {
            JsonNode page = JSON.readTree(get(cursor.isEmpty() ? path : path + "&cursor=" + encoded(cursor)));
            page.path("items").forEach(item -> each.accept(stored(item)));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
    }

    /** Enters stations with the same password, many with a request; their numbers, which have names, begin with 0. */
    void enter(IntFunction<String> names, int stations, String password) throws IOException, InterruptedException {
        Deque<CompletableFuture<HttpResponse<String>>> underway = new ArrayDeque<>();
        for (int first = 0; first < stations; first += ENTERED_AT_ONCE) {
            if (underway.size() == BATCHES_AT_ONCE) {
                demandEntered(underway.remove());
            }
            String lines = IntStream.range(first, Math.min(stations, first + ENTERED_AT_ONCE))
                    .mapToObj(number -> station(names.apply(number), password))
                    .collect(Collectors.joining("\n"));
            HttpRequest request = request("/api/v1/stations/batch")
                    .header("Content-Type", "application/x-ndjson")
                    .POST(HttpRequest.BodyPublishers.ofString(lines))
                    .build();
            underway.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
        }
        while (!underway.isEmpty()) {
            demandEntered(underway.remove());
        }
    }

    private static String station(String name, String password) {
        return JSON.writeValueAsString(
                JSON.createObjectNode().put("identity", name).put("password", password));
    }

    private static void demandEntered(CompletableFuture<HttpResponse<String>> answer)
            throws IOException, InterruptedException {
        try {
            HttpResponse<String> response = answer.get();
            if (response.statusCode() != OK) {
                throw new IOException("Stations were not entered: " + response.statusCode() + " " + response.body());
            }
        } catch (ExecutionException failed) {
            throw new IOException("Stations were not entered: " + failed.getCause(), failed);
        }
    }

    /** The stream of facts of one kind from now on, line by line; closing it ends it. */
    Stream<String> events(String type) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/api/v1/events?type=" + type))
                .header("Authorization", "Bearer " + key)
                .header("Accept", "text/event-stream")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofLines()).body();
    }

    private static StoredSession stored(JsonNode item) {
        return new StoredSession(
                item.path("station").asString(""),
                item.path("sessionData").path("transaction").asString(""),
                item.path("status").asString(""),
                item.path("energyDeliveredKwh").decimalValue(BigDecimal.ZERO));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = send(path);
        if (response.statusCode() != OK) {
            throw new IOException("GET " + path + " was answered with " + response.statusCode());
        }
        return response.body();
    }

    private HttpResponse<String> send(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).header("Authorization", "Bearer " + key);
    }
}
