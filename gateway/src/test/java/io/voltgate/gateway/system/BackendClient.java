package io.voltgate.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The backend of an operator, as far as these tests need one. Used by a test's thread. It outlives the gateways that it talks to. */
final class BackendClient implements AutoCloseable {
    static final String KEY = "the-key-of-the-system-tests";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    BackendClient(int port) {
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    URI url() {
        return base;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json");
    }

    private String send(HttpRequest.Builder request, int status) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(status, response.statusCode(), response.body());
        return response.body();
    }

    boolean isReady() throws InterruptedException {
        try {
            HttpRequest ask = request("/health/ready").build();
            return client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Enters a station, or changes it. */
    void enter(String identity, String station) throws IOException, InterruptedException {
        HttpRequest request = request("/api/v1/stations/" + identity)
                .PUT(HttpRequest.BodyPublishers.ofString(station))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(2, response.statusCode() / 100, response.body());
    }

    /** Puts something, and gives the answer. */
    JsonNode put(String path, String body, int status) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body)), status));
    }

    /** A page, as a browser would show it. */
    String page(String path) throws IOException, InterruptedException {
        return send(request(path).header("Accept", "text/html"), 200);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(send(request(path), 200));
    }

    /** Gives an order, and returns its id. */
    String order(String identity, String key, String command) throws IOException, InterruptedException {
        HttpRequest.Builder order = request("/api/v1/stations/" + identity + "/commands")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(command));
        return JsonMapper.shared().readTree(send(order, 202)).get("id").stringValue();
    }

    /** The lines of the stream of a station's facts; after the fact with this id, or from the oldest where it is empty. */
    Stream<String> events(String lastId, String station) throws IOException, InterruptedException {
        return stream(lastId, "?station=" + station + "&from=oldest", "?station=" + station);
    }

    /** The lines of the stream of all facts. */
    Stream<String> events(String lastId) throws IOException, InterruptedException {
        return stream(lastId, "?from=oldest", "");
    }

    private Stream<String> stream(String lastId, String first, String again) throws IOException, InterruptedException {
        HttpRequest.Builder request = lastId.isEmpty()
                ? request("/api/v1/events" + first)
                : request("/api/v1/events" + again).header("Last-Event-ID", lastId);
        HttpResponse<Stream<String>> response = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        assertEquals(200, response.statusCode());
        return response.body();
    }

    /** A figure of the gateway, such as voltgate_rows_lag. */
    double metric(String name) throws IOException, InterruptedException {
        return send(request("/metrics"), 200)
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no figure " + name));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
