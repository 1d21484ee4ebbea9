package io.voltgate.gateway.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiErrorsTest {
    private final BackendFixture backend = new BackendFixture();

    @AfterEach
    void close() {
        backend.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer wrong", "Basic b3BlbiBzZXNhbWU=", "open sesame"})
    void shouldRefuseWithoutAGoodKey(String authorization) throws IOException, InterruptedException {
        for (String path : List.of("/api/v1/stations", "/api/v1/events", "/api/v1/nothing")) {
            HttpRequest.Builder request = HttpRequest.newBuilder(backend.at(path));
            HttpResponse<String> response =
                    backend.send(authorization.isEmpty() ? request : request.header("Authorization", authorization));

            BackendFixture.problem(response, 401, "unauthorized");
            assertTrue(response.headers().firstValue("WWW-Authenticate").isPresent());
        }
    }

    @Test
    void shouldTakeEachOfTheKeysInEitherHeader() throws IOException, InterruptedException {
        HttpRequest.Builder named = HttpRequest.newBuilder(backend.at("/api/v1/stations"));
        assertEquals(200, backend.send(named.header("X-API-Key", "another")).statusCode());
        assertEquals(200, backend.get("/api/v1/stations").statusCode());
        assertFalse(ApiKeys.ofHashes(List.of()).contain(""), "no keys let nobody in");
    }

    @Test
    void shouldTellWhatIsNotThere() throws IOException, InterruptedException {
        BackendFixture.problem(backend.get("/api/v1/nothing"), 404, "not-found");
        BackendFixture.problem(backend.get("/api/v1/stations/"), 404, "unknown-station");
        BackendFixture.problem(backend.get("/"), 404, "not-found");
        BackendFixture.problem(backend.get("/api/v1/sessions/x"), 404, "not-found");
        BackendFixture.problem(backend.get("/api/v1/sessions/1-2-3-4-5"), 404, "not-found");
        BackendFixture.problem(backend.get("/api/v1/stations/" + "x".repeat(256)), 404, "unknown-station");
    }

    @Test
    void shouldNameTheMethodsThatAreAllowed() throws IOException, InterruptedException {
        HttpResponse<String> response =
                backend.send(backend.request("/api/v1/payments").DELETE());

        BackendFixture.problem(response, 405, "method-not-allowed");
        assertEquals(
                "GET, HEAD, OPTIONS", response.headers().firstValue("Allow").orElse(""));
    }

    /** By hand, and never a byte more than the server reads: what it leaves unread would take its answer back. */
    @Test
    void shouldRefuseABodyThatIsTooLarge() throws IOException {
        String head = "POST /api/v1/stations/CS-1/commands HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                + BackendFixture.KEY + "\r\nContent-Type: application/json\r\nIdempotency-Key: k\r\n";
        long tooMany = BackendFixture.MOST + 1;
        assertTooLarge(head + "Content-Length: " + tooMany + "\r\n\r\n");
        assertTooLarge(head + "Transfer-Encoding: chunked\r\n\r\n" + Long.toHexString(tooMany) + "\r\n"
                + " ".repeat((int) tooMany) + "\r\n");
    }

    private void assertTooLarge(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), backend.server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String status = answer.readLine();
            assertTrue(String.valueOf(status).startsWith("HTTP/1.1 413 "), status);
            String rest = answer.lines().takeWhile(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
            assertTrue(rest.contains("application/problem+json"), rest);
        }
    }

    @Test
    void shouldRefuseABodyThatIsNotJson() throws IOException, InterruptedException {
        String path = "/api/v1/stations/CS-1/commands";
        BackendFixture.problem(
                backend.send(backend.request(path)
                        .header("Idempotency-Key", "k")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"ClearCache\"}"))),
                415,
                "unsupported-media-type");
        for (String body :
                List.of("", "{", "{}{}", "{\"type\":\"ClearCache\",\"type\":\"Reset\"}", "[".repeat(9_999))) {
            BackendFixture.problem(backend.post(path, body, "Idempotency-Key", "k"), 400, "malformed-request");
        }
        assertEquals(List.of(), backend.ordered);
    }

    @Test
    void shouldSayThatTheDatabaseIsAwayAndNothingOfIt() throws IOException, InterruptedException {
        backend.queries.away = true;

        HttpResponse<String> response = backend.get("/api/v1/stations");

        BackendFixture.problem(response, 503, "unavailable");
        assertTrue(response.headers().firstValue("Retry-After").isPresent());
        assertFalse(response.body().contains("secret"), response.body());
        assertEquals(
                "/api/v1/stations",
                BackendFixture.json(response).get("instance").stringValue());
    }

    @Test
    void shouldKeepADefectOfOursToItself() throws IOException, InterruptedException {
        backend.queries.broken = true;

        HttpResponse<String> response = backend.get("/api/v1/stations");

        BackendFixture.problem(response, 500, "internal");
        assertFalse(response.body().contains("secret"), response.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/stations HTTP/9.9\r\nHost: a\r\n\r\n",
                "GET /api/v1/%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "POST /api/v1/stations HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
                "nonsense\r\n\r\n",
            })
    void shouldAnswerBrokenHttpWithAProblemToo(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), backend.server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(answer.matches("(?s)HTTP/1\\.1 (400|505) .*"), answer);
            assertTrue(answer.contains("application/problem+json"), answer);
        }
    }

    @Test
    void shouldSayInOneSentenceThatThePortIsTaken() {
        BackendSettings taken = new BackendSettings(
                "127.0.0.1", backend.server.port(), 0, ApiKeys.of(List.of("k")), BackendSettings.Limits.DEFAULT);
        BackendPorts ports = new BackendPorts(
                backend.queries,
                (station, command, key, lifetime) -> backend.desk.apply(null),
                (station, command, key, lifetime) ->
                        new OrderFollowing.Followed(backend.desk.apply(null), backend.outcome),
                station -> Optional.empty(),
                id -> 0,
                backend.journal,
                backend.progress,
                new Condition() {
                    @Override
                    public List<String> deadBecause() {
                        return List.of();
                    }

                    @Override
                    public List<String> unreadyBecause() {
                        return List.of();
                    }
                },
                () -> "",
                backend.registry,
                station -> Optional.empty(),
                new FunctionPorts(
                        (station, wish) -> backend.desk.apply(null),
                        new FakeFunctionQueries(),
                        (station, resolution) -> backend.desk.apply(null)),
                new FakeFleet(),
                backend.tariffs,
                new FakeDriverMoney(),
                new FakePayments());

        BackendBindException failure =
                assertThrows(BackendBindException.class, () -> BackendServer.start(taken, ports));

        assertTrue(failure.getMessage().contains("127.0.0.1:" + backend.server.port()), failure.getMessage());
    }
}
