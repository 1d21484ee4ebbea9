package io.voltgate.simulator.scenario;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;

/** The API of a gateway's backend, from its client's side. Used by the runner's thread. Its key is shown to nobody. */
final class Backend {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final HttpClient client;
    private final SocketScenarioRunner.Api api;

    Backend(HttpClient client, SocketScenarioRunner.Api api) {
        this.client = client;
        this.api = api;
    }

    /** An answer of the API. */
    record Told(int status, String body) {
        boolean isFine() {
            return status / 100 == 2;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.url().resolve("/api/v1" + path))
                .header("Authorization", "Bearer " + api.key())
                .header("Content-Type", "application/json");
    }

    Told get(String path) throws InterruptedException {
        return send(request(path));
    }

    Told put(String path, String json) throws InterruptedException {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    Told order(String station, String key, String json) throws InterruptedException {
        return send(request("/stations/" + station + "/commands")
                .header("Idempotency-Key", key)
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

    /** The lines of the stream of a station's facts, from the oldest on; it ends with the client. */
    Stream<String> facts(String station) throws InterruptedException {
        try {
            return client.send(
                            request("/events?from=oldest&station=" + station).build(),
                            HttpResponse.BodyHandlers.ofLines())
                    .body();
        } catch (IOException failed) {
            return Stream.of();
        }
    }
}
