package io.voltgate.gateway.backend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that can be asked: a method, a path with named parts, the query it knows, and who answers. Immutable. An
 * open route needs no API key.
 */
record Route(String method, List<String> parts, boolean open, Set<String> query, Handler handler) {
    /** Answers a request on its thread; throws a {@link ProblemException} for what can't be done. */
    @FunctionalInterface
    interface Handler {
        Answer answer(ApiRequest request) throws InterruptedException;
    }

    /** A route under an API key. */
    static Route of(String method, String path, Set<String> query, Handler handler) {
        return new Route(method, split(path), false, query, handler);
    }

    /** A route for everybody who reaches the port. */
    static Route open(String path, Handler handler) {
        return new Route("GET", split(path), true, Set.of(), handler);
    }

    /** A route that has a proof of its own instead of an API key. */
    static Route openTo(String method, String path, Handler handler) {
        return new Route(method, split(path), true, Set.of(), handler);
    }

    static List<String> split(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    /** The named parts, where the path is this route's. */
    Optional<Map<String, String>> match(List<String> decoded) {
        if (decoded.size() != parts.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (part.startsWith("{")) {
                variables.put(part.substring(1, part.length() - 1), decoded.get(i));
            } else if (!part.equals(decoded.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
