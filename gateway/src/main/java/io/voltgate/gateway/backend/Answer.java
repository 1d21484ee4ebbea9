package io.voltgate.gateway.backend;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** What a request is answered with: a whole text, or a stream that goes on. Made and sent by the request's thread. */
sealed interface Answer {
    /** A whole answer; an empty one has no content type. */
    record Text(int status, String contentType, String body, Map<String, String> headers) implements Answer {}

    /** An answer that is written bit by bit; closed by the server in any case, also where it is never written. */
    non-sealed interface Stream extends Answer, AutoCloseable {
        String contentType();

        /** Returns when the stream is over; throws when the client has gone. */
        void write(OutputStream out) throws IOException;

        @Override
        void close();
    }

    static Text json(Object value) {
        return json(200, value);
    }

    static Text json(int status, Object value) {
        return new Text(status, "application/json", BackendJson.write(value), Map.of());
    }

    static Text problem(Problem problem, Map<String, String> headers) {
        return new Text(problem.status(), Problem.CONTENT_TYPE, BackendJson.write(problem), headers);
    }
}
