package io.voltgate.gateway.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.gateway.explain.Story;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ExplainApiTest {
    private static final String PATH = "/api/v1/sessions/" + FakeQueries.ID + "/explain";
    private final BackendFixture backend = new BackendFixture();

    @AfterEach
    void close() {
        backend.close();
    }

    private static String type(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    @Test
    void shouldExplainAsJsonWithExactFigures() throws IOException, InterruptedException {
        backend.queries.trail = Story.whole().trail();
        HttpResponse<String> response = backend.get(PATH);
        JsonNode told = BackendFixture.json(response);

        assertEquals("application/json", type(response));
        assertEquals("frame-0", told.at("/start/source/frame").stringValue());
        assertEquals("2026-03-01T12:00:00.000Z", told.at("/start/corrected").stringValue());
        assertTrue(response.body().contains("\"importedKwh\":8,"), response.body());
        assertTrue(response.body().contains("\"costDifference\":-0.09,"), response.body());
        assertEquals("REGISTER_RESET", told.at("/bill/segments/0/ended").stringValue());
        assertEquals(4, told.at("/readings/used").size());
        assertFalse(response.body().contains("microWh"), "in the units of the API");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html; charset=utf-8",
                "text/html | text/html; charset=utf-8",
                "text/* | text/html; charset=utf-8",
                "*/* | application/json",
                "application/json, text/html;q=0.9 | application/json",
                "text/html;q=0, */* | application/json",
                "text/html;q=nonsense, application/json | application/json",
                "image/png | application/json",
            })
    void shouldAnswerInTheFormThatIsWanted(String accept, String form) throws IOException, InterruptedException {
        HttpResponse<String> response = backend.send(backend.request(PATH).header("Accept", accept));
        assertEquals(200, response.statusCode());
        assertEquals(form, type(response));
        assertEquals("Accept", response.headers().firstValue("Vary").orElse(""));
    }

    @Test
    void shouldLetTheFormBeNamed() throws IOException, InterruptedException {
        backend.queries.trail = Story.whole().trail();
        HttpResponse<String> page = backend.get(PATH + "?format=html");
        assertEquals("text/html; charset=utf-8", type(page));
        assertTrue(page.body().startsWith("<!DOCTYPE html>"), page.body());
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-"), policy);
        assertEquals(
                "application/json",
                type(backend.send(backend.request(PATH + "?format=json").header("Accept", "text/html"))));
        assertEquals("format", BackendFixture.problem(backend.get(PATH + "?format=pdf"), 400, "malformed-request"));
    }

    @Test
    void shouldExplainASessionOfWhichTheRowAloneIsLeft() throws IOException, InterruptedException {
        JsonNode told = BackendFixture.json(backend.get(PATH));
        assertEquals(FakeQueries.ID.toString(), told.at("/session/id").stringValue());
        assertEquals(
                "The session still runs: its bill is not made yet.",
                told.at("/gaps/0").stringValue());
        assertTrue(told.at("/bill").isMissingNode());
    }

    @Test
    void shouldKnowNothingOfOtherSessions() throws IOException, InterruptedException {
        String path = "/api/v1/sessions/" + new UUID(9, 9) + "/explain";
        BackendFixture.problem(backend.get(path), 404, "not-found");
        BackendFixture.problem(backend.get(path + "?format=html"), 404, "not-found");
        BackendFixture.problem(backend.get("/api/v1/sessions/nonsense/explain"), 404, "not-found");
        backend.queries.away = true;
        BackendFixture.problem(backend.get(PATH), 503, "unavailable");
    }
}
