package io.voltgate.gateway.backend;

import io.voltgate.domain.StationId;
import io.voltgate.domain.Wish;
import io.voltgate.persistence.store.query.Queries;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * What an operator wants of a station for good, and how the station stands to it. Called by the threads of requests, which wait here. A
 * wish is answered with 202 only when it is durable; what becomes of it is read with GET.
 */
final class FunctionRoutes {
    private static final String STATION = "/api/v1/stations/{identity}";
    private static final String LOCAL_LIST = STATION + "/local-list";
    private static final String CONFIGURATION = STATION + "/configuration";
    private static final String PROFILES = STATION + "/charging-profiles";
    private final FunctionPorts ports;
    private final Queries queries;
    private final CommandRoutes commands;

    FunctionRoutes(FunctionPorts ports, Queries queries, CommandRoutes commands) {
        this.ports = ports;
        this.queries = queries;
        this.commands = commands;
    }

    private record Items(List<?> items) {}

    private record Profiles(List<?> items, List<?> checks) {}

    private record Nothing(String mode) {}

    private record Taken(String station) {}

    List<Route> routes() {
        return List.of(
                Route.of("GET", LOCAL_LIST, Set.of(), this::localList),
                Route.of("PUT", LOCAL_LIST, Set.of(), request -> wish(request, WishReader::localList)),
                Route.of("POST", LOCAL_LIST + "/sync", Set.of(), request -> take(request, new Wish.SyncLocalList())),
                Route.of("GET", CONFIGURATION, Set.of(), this::configuration),
                Route.of("PUT", CONFIGURATION, Set.of(), request -> wish(request, WishReader::configuration)),
                Route.of("GET", STATION + "/native-tariff", Set.of(), this::nativeTariff),
                Route.of("GET", STATION + "/reservations", Set.of(), this::reservations),
                Route.of("GET", PROFILES, Set.of(), this::profiles),
                Route.of("POST", PROFILES + "/check", Set.of(), request -> wish(request, WishReader::checkProfiles)));
    }

    private Answer wish(ApiRequest request, Function<JsonNode, Wish> reader) throws InterruptedException {
        request.station();
        return take(request, reader.apply(request.json()));
    }

    private Answer take(ApiRequest request, Wish wish) throws InterruptedException {
        StationId station = request.station();
        commands.taken(station, () -> ports.wishes().wish(station, wish));
        return Answer.json(202, new Taken(station.value()));
    }

    /** The identity of a station that exists. */
    private String known(ApiRequest request) {
        String identity = request.station().value();
        if (queries.station(identity).isEmpty()) {
            throw ApiRequest.unknownStation(identity);
        }
        return identity;
    }

    private Answer localList(ApiRequest request) {
        return ports.queries()
                .localList(known(request))
                .map(Answer::json)
                .orElseGet(() -> Answer.json(new Nothing("OFF")));
    }

    private Answer nativeTariff(ApiRequest request) {
        return ports.queries()
                .nativeTariff(known(request))
                .map(Answer::json)
                .orElseThrow(() ->
                        ProblemException.of(Problem.Kind.NOT_FOUND, "nobody has looked at this station's tariff yet"));
    }

    private Answer configuration(ApiRequest request) {
        return Answer.json(new Items(ports.queries().configuration(known(request))));
    }

    private Answer reservations(ApiRequest request) {
        return Answer.json(new Items(ports.queries().reservations(known(request))));
    }

    private Answer profiles(ApiRequest request) {
        String identity = known(request);
        return Answer.json(
                new Profiles(ports.queries().profiles(identity), ports.queries().compositeChecks(identity)));
    }
}
