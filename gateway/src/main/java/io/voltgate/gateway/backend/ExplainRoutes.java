package io.voltgate.gateway.backend;

import io.voltgate.gateway.explain.Explainer;
import io.voltgate.gateway.explain.Explanation;
import io.voltgate.gateway.explain.ExplanationPage;
import io.voltgate.persistence.store.query.Queries;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Why a session's bill is what it is, as JSON or as a page. Called by the threads of requests. It changes nothing. */
final class ExplainRoutes {
    private static final String JSON = "application/json";
    private static final String HTML = "text/html";
    private static final Map<String, String> VARY = Map.of("Vary", "Accept");
    /** The page loads nothing and runs nothing: a browser is to see to it as well. */
    private static final Map<String, String> PAGE_HEADERS = Map.of(
            "Vary", "Accept",
            "Content-Security-Policy", "default-src 'none'; style-src '" + styleHash() + "'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer");

    private final Queries queries;

    ExplainRoutes(Queries queries) {
        this.queries = queries;
    }

    List<Route> routes() {
        return List.of(Route.of("GET", "/api/v1/sessions/{id}/explain", Set.of("format"), this::explain));
    }

    private Answer explain(ApiRequest request) {
        boolean page = isPageWanted(request);
        Explanation explanation = queries.billTrail(request.id())
                .map(Explainer::explain)
                .orElseThrow(() -> ApiRequest.notFound(request.variable("id")));
        return page
                ? new Answer.Text(200, HTML + "; charset=utf-8", ExplanationPage.of(explanation), PAGE_HEADERS)
                : new Answer.Text(200, JSON, BackendJson.write(explanation), VARY);
    }

    private static boolean isPageWanted(ApiRequest request) {
        String format = request.query().one("format").orElse("");
        return switch (format) {
            case "html" -> true;
            case "json" -> false;
            case "" ->
                request.header()
                        .apply("Accept")
                        .map(Accept::parse)
                        .filter(accept -> accept.prefers(HTML, JSON))
                        .isPresent();
            default -> throw ProblemException.malformed("format", "the format is json or html");
        };
    }

    private static String styleHash() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] hash = sha256.digest(ExplanationPage.STYLE.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
