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
import java.util.OptionalDouble;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway's HTTP API, as far as a load program asks it. Used by the main thread. Energy is an exact decimal. */
final class Backend {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int PAGE = 500;
    private static final int ENTERED_AT_ONCE = 32;
    private static final int OK = 200;
    private static final int CREATED = 201;
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

    /** Enters stations with the same password, several at a time; their numbers, which have names, begin with 0. */
    void enter(IntFunction<String> names, int stations, String password) throws IOException, InterruptedException {
        String body = "{\"password\":\"" + password + "\"}";
        Semaphore free = new Semaphore(ENTERED_AT_ONCE);
        AtomicReference<@Nullable String> refused = new AtomicReference<>();
        for (int number = 0; number < stations && refused.get() == null; number++) {
            HttpRequest request = request("/api/v1/stations/" + names.apply(number))
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            free.acquire();
            var _ = client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                    .handle((answer, failed) -> {
                        free.release();
                        if (failed != null || (answer.statusCode() != CREATED && answer.statusCode() != OK)) {
                            refused.set(failed != null ? failed.toString() : "status " + answer.statusCode());
                        }
                        return null;
                    });
        }
        free.acquire(ENTERED_AT_ONCE);
        if (refused.get() != null) {
            throw new IOException("A station was not entered: " + refused.get());
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
