package io.voltgate.simulator.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API of a gateway's backend, from its client's side. Used by the threads of any number of runners; one thread of its own reads the
 * stream of facts for all of them. Its key is shown to nobody.
 */
public final class Backend implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DATA = "data: ";

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI url;
    private final String key;
    private final Map<String, BlockingQueue<JsonNode>> listeners = new ConcurrentHashMap<>();
    private @Nullable Thread reader;

    /** The address is such as http://127.0.0.1:8080. */
    public Backend(URI url, String key) {
        this.url = url;
        this.key = key;
    }

    /** An answer of the API. */
    record Told(int status, String body) {
        boolean isFine() {
            return status / 100 == 2;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve("/api/v1" + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json");
    }

    Told get(String path) throws InterruptedException {
        return send(request(path));
    }

    Told put(String path, String json) throws InterruptedException {
        return ask("PUT", path, json);
    }

    Told ask(String method, String path, String json) throws InterruptedException {
        return send(request(path).method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    Told order(String station, String idempotencyKey, String json) throws InterruptedException {
        return send(request("/stations/" + station + "/commands")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private Told send(HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            return new Told(response.statusCode(), response.body());
        } catch (IOException failed) {
            return new Told(0, String.valueOf(failed.getMessage()));
        }
    }

    /** The facts of a station from now on, as the stream tells them. */
    BlockingQueue<JsonNode> facts(String station) throws InterruptedException {
        BlockingQueue<JsonNode> heard = listeners.computeIfAbsent(station, _ -> new LinkedBlockingQueue<>());
        listen();
        return heard;
    }

    private synchronized void listen() throws InterruptedException {
        Thread running = reader;
        if (running != null && running.isAlive()) {
            return;
        }
        try {
            Stream<String> lines = client.send(request("/events?from=now").build(), HttpResponse.BodyHandlers.ofLines())
                    .body();
            reader = Thread.ofVirtual().name("facts").start(() -> read(lines));
        } catch (IOException unreachable) {
            reader = null;
        }
    }

    private void read(Stream<String> lines) {
        try (lines) {
            lines.filter(line -> line.startsWith(DATA))
                    .map(line -> JsonMapper.shared().readTree(line.substring(DATA.length())))
                    .forEach(this::hear);
        } catch (UncheckedIOException ended) {
            // with the gateway or with this client; who listens next begins again
            return;
        }
    }

    private void hear(JsonNode event) {
        BlockingQueue<JsonNode> listener = listeners.get(event.path("subject").asString());
        if (listener != null) {
            listener.add(event.path("data"));
        }
    }

    @Override
    public String toString() {
        return url.toString();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
