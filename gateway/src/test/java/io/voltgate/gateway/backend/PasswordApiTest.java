package io.voltgate.gateway.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.voltgate.domain.Command;
import io.voltgate.domain.StationId;
import io.voltgate.engine.Output;
import io.voltgate.gateway.backend.BackendFixture.Ordered;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordApiTest {
    private static final String SECRET = "correct-horse-battery";
    private static final String BODY = "{\"password\":\"" + SECRET + "\"}";
    private static final String PATH = "/api/v1/stations/CS-1/password";
    private static final StationId STATION = new StationId("CS-1");

    private final BackendFixture backend = new BackendFixture();

    @AfterEach
    void close() {
        backend.close();
    }

    private void enter() throws IOException, InterruptedException {
        backend.put("/api/v1/stations/CS-1", "{}");
    }

    @Test
    void shouldOrderTheStationToTakeANewPasswordByItsReferenceAlone() throws IOException, InterruptedException {
        enter();
        HttpResponse<String> response = backend.put(PATH + "?lifetime=PT10M", BODY);
        assertEquals(202, response.statusCode(), response.body());
        assertTrue(response.headers().firstValue("Location").orElse("").startsWith("/api/v1/commands/"));
        assertEquals(
                List.of(new Ordered(STATION, new Command.ChangePassword("ref-1"), "ref-1", Duration.ofMinutes(10))),
                backend.ordered);
        assertEquals(List.of(SECRET), backend.registry.passwords);
        assertFalse(response.body().contains(SECRET));
    }

    @Test
    void shouldDropThePasswordWhereTheOrderIsRefusedButNotWhereNobodyKnows() throws IOException, InterruptedException {
        enter();
        backend.desk =
                order -> CompletableFuture.completedFuture(new Output.Receipt(1, null, Output.OrderRefusal.QUEUE_FULL));
        BackendFixture.problem(backend.put(PATH, BODY), 429, "queue-full");
        assertEquals(List.of(SECRET, "cancelled ref-1"), backend.registry.passwords);
        backend.registry.passwords.clear();
        backend.desk = order -> CompletableFuture.failedFuture(new TimeoutException());
        BackendFixture.problem(backend.put(PATH, BODY), 503, "unavailable");
        assertEquals(List.of(SECRET), backend.registry.passwords);
    }

    @Test
    void shouldNotKnowAStationThatNobodyHasEntered() throws IOException, InterruptedException {
        BackendFixture.problem(backend.put(PATH, BODY), 404, "unknown-station");
        assertEquals(List.of(), backend.ordered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"password\":\"fifteen-letters\"}", "{\"password\":7}"})
    void shouldAskForAtLeastSixteenCharacters(String body) throws IOException, InterruptedException {
        enter();
        assertEquals("password", BackendFixture.problem(backend.put(PATH, body), 422, "invalid-field"));
        assertEquals(List.of(), backend.registry.passwords);
    }

    @Test
    void quirk14_shouldShowThatAStationIsKeptOutAndUntilWhen() throws IOException, InterruptedException {
        enter();
        assertFalse(backend.get("/api/v1/stations/CS-1").body().contains("notice"));
        Instant until = Instant.parse("2030-01-01T00:00:00Z");
        backend.notices.put(STATION, new StationNotices.Notice("RECONNECT_LOOP", until, null));
        assertTrue(
                backend.get("/api/v1/stations/CS-1")
                        .body()
                        .contains("\"notice\":{\"refused\":\"RECONNECT_LOOP\",\"refusedUntil\":"
                                + "\"2030-01-01T00:00:00.000Z\"}"),
                () -> "no notice");
        backend.notices.put(STATION, new StationNotices.Notice(null, null, until));
        assertEquals(
                "2030-01-01T00:00:00.000Z",
                BackendFixture.json(backend.get("/api/v1/stations/CS-1"))
                        .get("notice")
                        .get("expectedAt")
                        .stringValue());
    }
}
