package io.voltgate.gateway.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.SessionId;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Output;
import io.voltgate.persistence.store.query.Selection;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sessions in doubt over HTTP: what speaks against them, and closing them. */
class StuckSessionApiTest {
    private static final String LIST = "/api/v1/stuck-sessions";
    private static final String RESOLVE = LIST + "/" + FakeQueries.ID + "/resolve";
    private static final StationId CS = new StationId("CS-1");
    private final BackendFixture backend = new BackendFixture();

    @AfterEach
    void close() {
        backend.close();
    }

    private HttpResponse<String> resolve(String body) throws Exception {
        return backend.post(RESOLVE, body, "Idempotency-Key", "k1");
    }

    @Test
    void shouldListTheSuspectsWithTheEvidenceAndWhatWouldBeDone() throws Exception {
        JsonNode page = BackendFixture.json(backend.get(LIST + "?station=CS-1&status=ASK&limit=3"));
        JsonNode suspect = page.get("items").get(0);
        assertEquals(FakeQueries.ID.toString(), suspect.get("session").stringValue());
        assertEquals("CS-1", suspect.get("station").stringValue());
        assertEquals("AVAILABLE", suspect.at("/evidence/0/evidence").stringValue());
        assertEquals("m7", suspect.at("/evidence/0/frame").stringValue());
        assertEquals("ASK", suspect.get("wouldDo").stringValue());
        assertTrue(page.has("next"));
        Selection asked = backend.queries.asked;
        assertNotNull(asked);
        assertEquals("ASK", asked.status());
        assertEquals("CS-1", asked.station());
    }

    @Test
    void shouldRefuseAStepThatThereIsNot() throws Exception {
        assertEquals("status", BackendFixture.problem(backend.get(LIST + "?status=SHOOT"), 400, "malformed-request"));
    }

    @Test
    void shouldCloseASuspect() throws Exception {
        HttpResponse<String> answer = resolve("{\"reason\":\"driver called\"}");
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("RESOLVED", BackendFixture.json(answer).get("state").stringValue());
        assertEquals(
                Map.of(CS, new FunctionPorts.Resolution(new SessionId(FakeQueries.ID), "k1", false, "driver called")),
                backend.resolved);
    }

    @Test
    void shouldSayThatNothingSpeaksAgainstASession() throws Exception {
        backend.resolveReceipt = new Output.Receipt(1, null, Output.OrderRefusal.NOT_IN_DOUBT, "nothing speaks");
        BackendFixture.problem(resolve("{}"), 409, "not-in-doubt");
    }

    @Test
    void shouldWantAReasonWithForceAndAKeyAlways() throws Exception {
        assertEquals("reason", BackendFixture.problem(resolve("{\"force\":true}"), 422, "invalid-field"));
        assertEquals(200, resolve("{\"force\":true,\"reason\":\"stolen\"}").statusCode());
        assertEquals("Idempotency-Key", BackendFixture.problem(backend.post(RESOLVE, "{}"), 400, "malformed-request"));
    }

    @Test
    void shouldNotKnowASessionThatThereIsNot() throws Exception {
        String other = LIST + "/00000000-0000-0000-0000-0000000000ff/resolve";
        BackendFixture.problem(backend.post(other, "{}", "Idempotency-Key", "k1"), 404, "not-found");
    }
}
