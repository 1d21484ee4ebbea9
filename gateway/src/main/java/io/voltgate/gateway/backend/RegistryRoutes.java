package io.voltgate.gateway.backend;

import io.voltgate.domain.StationId;
import io.voltgate.persistence.store.query.Queries;
import java.util.List;
import java.util.Set;

/**
 * What an operator writes: stations and tokens. Called by the threads of requests. The same request again changes
 * nothing.
 */
final class RegistryRoutes {
    private static final int MAX_TOKEN = 255;
    private final RegistryPort registry;
    private final Queries queries;

    RegistryRoutes(RegistryPort registry, Queries queries) {
        this.registry = registry;
        this.queries = queries;
    }

    private record StoredToken(String token, TokenRegistration registration) {}

    List<Route> routes() {
        return List.of(
                Route.of("PUT", "/api/v1/stations/{identity}", Set.of(), this::putStation),
                Route.of("PUT", "/api/v1/tokens/{token}", Set.of(), this::putToken),
                Route.of("PUT", "/api/v1/tokens/{token}/favorites/{identity}", Set.of(), this::putFavorite));
    }

    private Answer putStation(ApiRequest request) {
        StationId station = request.station();
        boolean isNew = registry.putStation(station, RegistrationReader.station(request.json(), station.value()));
        Object stored = queries.station(station.value())
                .orElseThrow(() -> new IllegalStateException("a station that was just stored is not there"));
        return Answer.json(isNew ? 201 : 200, stored);
    }

    private Answer putToken(ApiRequest request) {
        String token = token(request);
        TokenRegistration registration = RegistrationReader.token(request.json());
        registry.putToken(token, registration);
        return Answer.json(200, new StoredToken(token, registration));
    }

    private static String token(ApiRequest request) {
        String token = request.variable("token");
        if (token.isBlank() || token.length() > MAX_TOKEN) {
            throw ProblemException.malformed("token", "a token has 1 to " + MAX_TOKEN + " characters");
        }
        return token;
    }

    private record StoredFavorite(String token, String station) {}

    private Answer putFavorite(ApiRequest request) {
        String token = token(request);
        StationId station = request.station();
        String alias = RegistrationReader.alias(request.json());
        if (!registry.putFavorite(token, station, alias)) {
            throw ProblemException.of(Problem.Kind.NOT_FOUND, "the token or the station is not known");
        }
        return Answer.json(200, new StoredFavorite(token, station.value()));
    }
}
