package io.voltgate.gateway.backend;

import io.voltgate.domain.StationId;
import io.voltgate.persistence.store.query.Queries;
import io.voltgate.persistence.store.query.ReportList;
import io.voltgate.persistence.store.query.Selection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be read of what a station has said: its device model, its reports, its notices. Called by the threads of requests. It
 * changes nothing.
 */
final class ReportRoutes {
    private static final Set<String> PAGED = Set.of("limit", "cursor", "from", "to");
    private final Queries queries;

    ReportRoutes(Queries queries) {
        this.queries = queries;
    }

    List<Route> routes() {
        return ReportList.ALL.stream().map(this::route).toList();
    }

    private Route route(ReportList list) {
        Set<String> known = new TreeSet<>(PAGED);
        known.addAll(list.filters());
        return Route.of("GET", "/api/v1/stations/{identity}/" + list.path(), known, request -> answer(list, request));
    }

    private Answer answer(ReportList list, ApiRequest request) {
        StationId station = request.station();
        Selection wanted = request.query().selection(Set.of());
        Selection ofStation =
                new Selection(wanted.from(), wanted.to(), station.value(), null, wanted.after(), wanted.limit());
        Map<String, String> filters = filters(list, request.query());
        if (queries.station(station.value()).isEmpty()) {
            throw ApiRequest.unknownStation(station.value());
        }
        return ReadRoutes.listed(queries.reported(list, ofStation, filters));
    }

    private static Map<String, String> filters(ReportList list, Parameters query) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (String name : list.filters()) {
            query.one(name).ifPresent(value -> {
                if (list.isNumber(name) && !value.matches("\\d{1,9}")) {
                    throw ProblemException.malformed(name, "it is a whole number");
                }
                filters.put(name, value);
            });
        }
        return filters;
    }
}
