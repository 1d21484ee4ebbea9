package io.voltgate.gateway.backend;

import java.util.Map;

/**
 * A request that ends in a problem. Thrown and caught within the thread of one request. It carries what the client is
 * told, so it has no stack trace.
 */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    static final String RETRY_AFTER = "Retry-After";
    private final transient Problem problem;
    private final transient Map<String, String> headers;

    private ProblemException(Problem problem, Map<String, String> headers) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.headers = headers;
    }

    static ProblemException of(Problem.Kind kind, String detail) {
        return new ProblemException(Problem.of(kind, detail), Map.of());
    }

    static ProblemException of(Problem problem) {
        return new ProblemException(problem, Map.of());
    }

    static ProblemException malformed(String part, String detail) {
        return new ProblemException(Problem.of(Problem.Kind.MALFORMED, detail).blaming(part), Map.of());
    }

    static ProblemException invalid(String field, String detail) {
        return new ProblemException(Problem.of(Problem.Kind.INVALID, detail).blaming(field), Map.of());
    }

    ProblemException with(String header, String value) {
        return new ProblemException(problem, Map.of(header, value));
    }

    Problem problem() {
        return problem;
    }

    Map<String, String> headers() {
        return headers;
    }
}
