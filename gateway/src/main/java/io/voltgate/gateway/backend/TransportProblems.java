package io.voltgate.gateway.backend;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.nio.charset.StandardCharsets;

/**
 * Problems with requests that never come to a route: broken HTTP, too large a body. Stateless, for any thread. The
 * client sees the same form as everywhere; the connection ends.
 */
final class TransportProblems {
    private TransportProblems() {}

    static DirectHandlers handlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, TransportProblems::answer);
        }
        return handlers.build();
    }

    private static DirectHandler.TransportResponse answer(
            DirectHandler.TransportRequest request,
            DirectHandler.EventType type,
            Status status,
            ServerResponseHeaders headers,
            String message) {
        Problem problem = problem(status).at(request.path());
        headers.set(HeaderNames.CONTENT_TYPE, Problem.CONTENT_TYPE);
        return DirectHandler.TransportResponse.builder()
                .status(Status.create(problem.status()))
                .headers(headers)
                .keepAlive(false)
                .entity(BackendJson.write(problem).getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static Problem problem(Status status) {
        return switch (status.code()) {
            case 413 -> Problem.of(Problem.Kind.TOO_LARGE, "the body is larger than is taken here");
            case 500 -> Problem.of(Problem.Kind.INTERNAL, "the gateway's log has more");
            case 503 -> Problem.of(Problem.Kind.UNAVAILABLE, "too many requests at a time");
            default -> Problem.of(Problem.Kind.MALFORMED, "this is not HTTP as it is spoken here");
        };
    }
}
