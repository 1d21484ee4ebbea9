package io.voltgate.gateway.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.persistence.store.query.Selection;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ReadApiTest {
    private final BackendFixture backend = new BackendFixture();

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void shouldWriteExactNumbersAndUtcMilliseconds() throws IOException, InterruptedException {
        String body = backend.get("/api/v1/sessions/" + FakeQueries.ID).body();

        assertTrue(body.contains("\"energyDeliveredKwh\":0.000000001"), body);
        assertTrue(body.contains("\"totalCost\":100,"), body);
        assertTrue(body.contains("\"startTime\":\"2026-03-01T12:00:00.123Z\""), body);
        assertTrue(body.contains("\"sessionData\":{\"seq\":1}"), body);
        assertTrue(body.contains("\"payment\":{"), body);
        assertFalse(body.contains("endTime"), "what is not known is left out");
    }

    @Test
    void shouldContinueAPageWhereTheCursorSays() throws IOException, InterruptedException {
        JsonNode page = BackendFixture.json(backend.get("/api/v1/sessions?limit=1"));
        assertEquals(1, page.get("items").size());

        backend.get("/api/v1/sessions?limit=1&cursor=" + page.get("next").stringValue());

        assertEquals(Selection.first(1).continuedAfter(FakeQueries.NEXT), backend.queries.asked);
    }

    @Test
    void shouldHandTheFiltersOn() throws IOException, InterruptedException {
        HttpResponse<String> response = backend.get("/api/v1/payments?from=2026-03-01T00:00:00%2B01:00"
                + "&to=2026-03-02T00:00:00+01:00&station=Kai%2F1&status=pending");

        assertEquals(200, response.statusCode(), response.body());
        assertFalse(BackendFixture.json(response).has("next"), "the last page has no next");
        Selection expected = new Selection(
                Instant.parse("2026-02-28T23:00:00Z"),
                Instant.parse("2026-03-01T23:00:00Z"),
                "Kai/1",
                "pending",
                null,
                Selection.DEFAULT_LIMIT);
        assertEquals(expected, backend.queries.asked);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=501, limit",
        "limit=ten, limit",
        "limit=1&limit=2, limit",
        "cursor=AAAA, cursor",
        "cursor=%20, cursor",
        "from=yesterday, from",
        "to=+1000000-01-01T00:00:00Z, to",
        "status=Active, status",
        "statuss=active, statuss",
        "station=%00, the query",
        "station=%ff, the query",
    })
    void shouldNameTheParameterThatIsWrong(String query, String parameter) throws IOException, InterruptedException {
        HttpResponse<String> response = backend.get("/api/v1/sessions?" + query);

        assertEquals(parameter, BackendFixture.problem(response, 400, "malformed-request"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A%2FB", "100%25", "%C3%BC", "a+b", "a;b=c", "%2e%2e", "..%2F.."})
    void shouldDecodeAnIdentityOnce(String path) throws IOException, InterruptedException {
        String identity = Texts.percentDecoded(path, "the test");
        backend.queries.stations.put(identity, FakeQueries.station(identity, "here"));

        HttpResponse<String> response = backend.get("/api/v1/stations/" + path);

        assertEquals(200, response.statusCode(), response.body());
        assertEquals(identity, BackendFixture.json(response).get("identity").stringValue());
        BackendFixture.problem(backend.get("/api/v1/stations/" + path + "x"), 404, "unknown-station");
    }

    @Test
    void shouldAnswerHeadAndOptions() throws IOException, InterruptedException {
        HttpResponse<String> got = backend.get("/api/v1/status-log");
        HttpResponse<String> head =
                backend.send(backend.request("/api/v1/status-log").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        HttpResponse<String> options = backend.send(
                backend.request("/api/v1/stations/CS-1").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        assertEquals(got.headers().firstValue("Content-Type"), head.headers().firstValue("Content-Type"));
        assertEquals(got.headers().firstValue("Content-Length"), head.headers().firstValue("Content-Length"));
        assertEquals(204, options.statusCode());
        assertEquals(
                "GET, HEAD, OPTIONS, PUT", options.headers().firstValue("Allow").orElse(""));
    }

    @Test
    void shouldTellHealthAndFiguresWithoutAKey() throws IOException, InterruptedException {
        assertEquals(200, open("/health/live").statusCode());
        assertEquals(200, open("/health/ready").statusCode());
        backend.reasons.add("The database does not answer.");

        HttpResponse<String> notReady = open("/health/ready");
        assertEquals(503, notReady.statusCode());
        assertEquals("{\"status\":\"NOT_READY\",\"reasons\":[\"The database does not answer.\"]}", notReady.body());
        assertEquals(200, open("/health/live").statusCode(), "not ready is not dead");
        backend.deaths.add("The shard stopped.");
        assertEquals(503, open("/health/live").statusCode());

        HttpResponse<String> metrics = open("/metrics");
        assertEquals("voltgate_up 1\n", metrics.body());
        assertTrue(metrics.headers().firstValue("Content-Type").orElse("").startsWith("text/plain; version=0.0.4"));
    }

    private HttpResponse<String> open(String path) throws IOException, InterruptedException {
        return backend.send(HttpRequest.newBuilder(backend.at(path)));
    }
}
