package io.voltgate.gateway.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds who answers a request, once its key is good. Immutable, for any thread. A path that exists with another method
 * is answered with 405, HEAD is GET without its body, and OPTIONS names the methods.
 */
final class Router {
    private final ApiKeys keys;
    private final List<Route> routes;

    Router(ApiKeys keys, List<Route> routes) {
        this.keys = keys;
        this.routes = List.copyOf(routes);
    }

    private record Match(Route route, Map<String, String> variables) {}

    Answer answer(ApiRequest request) throws InterruptedException {
        List<String> parts = Route.split(request.path()).stream()
                .map(part -> Texts.percentDecoded(part, "the path"))
                .toList();
        List<Match> matches = matches(parts);
        if (matches.stream().noneMatch(match -> match.route().open())) {
            demandKey(request);
        }
        if (matches.isEmpty()) {
            throw ProblemException.of(Problem.Kind.NOT_FOUND, "there is nothing at this path");
        }
        String allowed = allowed(matches);
        if (request.method().equals("OPTIONS")) {
            return new Answer.Text(204, "", "", Map.of("Allow", allowed));
        }
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        Match match = matches.stream()
                .filter(m -> m.route().method().equals(method))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(Problem.Kind.METHOD_NOT_ALLOWED, "allowed here: " + allowed)
                        .with("Allow", allowed));
        request.query().allowOnly(match.route().query());
        return match.route().handler().answer(request.with(match.variables()));
    }

    private List<Match> matches(List<String> parts) {
        List<Match> matches = new ArrayList<>();
        for (Route route : routes) {
            route.match(parts).ifPresent(variables -> matches.add(new Match(route, variables)));
        }
        return matches;
    }

    private static String allowed(List<Match> matches) {
        TreeSet<String> methods = new TreeSet<>(List.of("OPTIONS"));
        matches.forEach(match -> methods.add(match.route().method()));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }

    private void demandKey(ApiRequest request) {
        Optional<String> bearer = request.header()
                .apply("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip());
        Optional<String> key = bearer.or(() -> request.header().apply("X-API-Key"));
        if (key.isEmpty() || !keys.contain(key.get())) {
            throw ProblemException.of(
                            Problem.Kind.UNAUTHORIZED, key.isEmpty() ? "no API key was sent" : "the API key is unknown")
                    .with("WWW-Authenticate", "Bearer realm=\"voltgate\"");
        }
    }
}
