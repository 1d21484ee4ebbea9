package io.voltgate.gateway.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.StationId;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** An operator enters many stations with one request. */
class StationBatchApiTest {
    private static final String PATH = "/api/v1/stations/batch";
    private static final String LINES = "application/x-ndjson";
    private static final int MOST = BackendFixture.BATCHES.stations();

    private final BackendFixture backend = new BackendFixture();

    @AfterEach
    void close() {
        backend.close();
    }

    private HttpResponse<String> enter(String type, String body) throws IOException, InterruptedException {
        return backend.send(backend.request(PATH).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private static String lines(int from, int stations) {
        return IntStream.range(from, from + stations)
                .mapToObj(number -> "{\"identity\":\"CS-" + number + "\"}")
                .collect(Collectors.joining("\n"));
    }

    private static String counts(HttpResponse<String> response) {
        JsonNode report = BackendFixture.json(response);
        return report.get("created") + " " + report.get("changed") + " " + report.get("refused");
    }

    /** The place, identity, problem and field of each that was refused. */
    private static List<String> refused(HttpResponse<String> response) {
        List<String> refused = new ArrayList<>();
        for (JsonNode each : BackendFixture.json(response).get("problems")) {
            JsonNode problem = each.get("problem");
            refused.add(each.get("item") + " " + each.path("identity").asString("-") + " " + problem.get("status") + " "
                    + problem.get("type").stringValue().replace("urn:voltgate:problem:", "") + " "
                    + problem.path("field").asString("-"));
        }
        return refused;
    }

    @Test
    void shouldEnterALineOfJsonForEachStationAndNothingNewTheSecondTime() throws IOException, InterruptedException {
        String body = """
            {"identity":"CS-1","name":"Main street","password":"0123456789abcdef"}\r

            {"identity":"CS/2","pricePerKwh":0.45}
            """;
        HttpResponse<String> first = enter(LINES + "; charset=utf-8", body);
        assertEquals(200, first.statusCode(), first.body());
        assertEquals("2 0 0", counts(first));
        assertFalse(first.body().contains("0123456789abcdef"));
        assertEquals(
                List.of(List.of(new StationId("CS-1"), new StationId("CS/2"))), List.copyOf(backend.registry.batches));
        StationRegistration said = backend.registry.stations.getFirst();
        assertEquals("Main street", said.name());
        assertEquals(new StationRegistration.Password("0123456789abcdef"), said.password());
        assertEquals("CS/2", backend.registry.stations.get(1).name(), "the name is the identity where none is given");
        assertEquals("0 2 0", counts(enter("application/jsonl", body)));
    }

    @Test
    void shouldEnterAnArray() throws IOException, InterruptedException {
        HttpResponse<String> response = enter(
                "application/json",
                "[{\"identity\":\"A\"}, 7, {\"identity\":\"B\",\"maxPowerKw\":-1}, {\"identity\":\"C\"}]");
        assertEquals(207, response.statusCode(), response.body());
        assertEquals("2 0 2", counts(response));
        assertEquals(List.of("2 - 422 invalid-field body", "3 B 422 invalid-field maxPowerKw"), refused(response));
    }

    @Test
    void shouldRefuseABadLineAloneAndSayWhichItIs() throws IOException, InterruptedException {
        backend.registry.refused.add(new StationId("CS-8"));
        HttpResponse<String> response = enter(LINES, """
            {"identity":"CS-1"}
            {"identity":"CS-2","password":"short"}
            {"identity":"CS-3"

            {"identity":"CS-5","nmae":"Kai"}
            {"name":"nobody"}
            {"identity":"CS-1","name":"again"}
            {"identity":"CS-8"}
            {"identity":"%s"}
            {"identity":"CS-10"}
            """.formatted("x".repeat(256)));
        assertEquals(207, response.statusCode(), response.body());
        assertEquals("2 0 7", counts(response));
        assertEquals(
                List.of(
                        "2 CS-2 422 invalid-field password",
                        "3 - 400 malformed-request -",
                        "5 CS-5 422 invalid-field nmae",
                        "6 - 422 invalid-field identity",
                        "7 CS-1 422 invalid-field identity",
                        "8 CS-8 422 invalid-field -",
                        "9 - 422 invalid-field identity"),
                refused(response));
        assertTrue(response.body().contains("item 1 has this identity too"), response.body());
        assertEquals("CS-1", backend.registry.stations.getFirst().name(), "the first of two counts");
    }

    @Test
    void shouldTakeAsManyAsItMayAndNoneOfMore() throws IOException, InterruptedException {
        assertEquals(MOST + " 0 0", counts(enter(LINES, lines(0, MOST) + "\n\n")));
        backend.registry.batches.clear();
        BackendFixture.problem(enter(LINES, lines(0, MOST + 1)), 413, "too-large");
        String array = "[" + lines(0, MOST + 1).replace('\n', ',') + "]";
        BackendFixture.problem(enter("application/json", array), 413, "too-large");
        assertEquals(List.of(), backend.registry.batches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "text/csv ~ CS-1 ~ 415 ~ unsupported-media-type",
                "application/merge-patch+json ~ [] ~ 415 ~ unsupported-media-type",
                "application/json ~ {'identity':'CS-1'} ~ 422 ~ invalid-field",
                "application/json ~ [{'identity':'CS-1'} ~ 400 ~ malformed-request",
                "application/json ~ [] ~ 400 ~ malformed-request",
                "application/x-ndjson ~ '' ~ 400 ~ malformed-request",
            })
    void shouldRefuseARequestThatIsNoListOfStations(String type, String body, int status, String problem)
            throws IOException, InterruptedException {
        BackendFixture.problem(enter(type, body.replace('\'', '"')), status, problem);
        assertEquals(List.of(), backend.registry.batches);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 503})
    void shouldLetNoMoreOnThanAFewAtATime(int outcome)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Duration wait = outcome == 503 ? Duration.ofMillis(50) : Duration.ofSeconds(20);
        BackendSettings.Limits limits = new BackendSettings.Limits(
                64,
                1 << 20,
                wait,
                Duration.ofSeconds(1),
                1,
                Duration.ofSeconds(9),
                Duration.ofSeconds(9),
                new BackendSettings.Batches(10, 1));
        try (BackendFixture narrow = new BackendFixture(null, limits)) {
            CountDownLatch entering = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            narrow.registry.whileEntering = () -> {
                entering.countDown();
                awaitQuietly(goOn);
            };
            CompletableFuture<HttpResponse<String>> first = entered(narrow, 1);
            assertTrue(entering.await(20, TimeUnit.SECONDS));
            CompletableFuture<HttpResponse<String>> second = entered(narrow, 2);
            if (outcome == 503) {
                BackendFixture.problem(second.get(20, TimeUnit.SECONDS), 503, "unavailable");
            }
            assertEquals(1, narrow.registry.batches.size());
            goOn.countDown();
            assertEquals(200, first.get(20, TimeUnit.SECONDS).statusCode());
            assertEquals(outcome, second.get(20, TimeUnit.SECONDS).statusCode());
        }
    }

    private static CompletableFuture<HttpResponse<String>> entered(BackendFixture backend, int number) {
        return backend.client.sendAsync(
                backend.request(PATH)
                        .header("Content-Type", LINES)
                        .POST(BodyPublishers.ofString(lines(number, 1)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
