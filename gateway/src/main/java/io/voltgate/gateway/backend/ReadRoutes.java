package io.voltgate.gateway.backend;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.voltgate.domain.StationId;
import io.voltgate.persistence.store.query.Page;
import io.voltgate.persistence.store.query.Queries;
import io.voltgate.persistence.store.query.StationView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be read of stations, sessions, payments and the status log. Called by the threads of requests. It changes
 * nothing.
 */
final class ReadRoutes {
    private static final Set<String> STATION_STATUSES = Set.of("active", "maintenance", "offline");
    private static final Set<String> SESSION_STATUSES = Set.of("active", "completed", "cancelled", "error");
    private static final Set<String> PAYMENT_STATUSES = Set.of("pending", "completed", "failed", "refunded");
    private final Queries queries;
    private final StationNotices notices;

    ReadRoutes(Queries queries, StationNotices notices) {
        this.queries = queries;
        this.notices = notices;
    }

    /** A station as the API shows it: its rows, and what the gateway knows besides. */
    private record Shown(@JsonUnwrapped StationView station, StationNotices.@Nullable Notice notice) {}

    /** A page as the API shows it. */
    private record Listed(List<?> items, @Nullable String next) {}

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/api/v1/stations", Parameters.OF_A_LIST, this::stations),
                Route.of("GET", "/api/v1/stations/{identity}", Set.of(), this::station),
                Route.of("GET", "/api/v1/sessions", Parameters.OF_A_LIST, this::sessions),
                Route.of("GET", "/api/v1/sessions/{id}", Set.of(), this::session),
                Route.of("GET", "/api/v1/payments", Parameters.OF_A_LIST, this::payments),
                Route.of("GET", "/api/v1/status-log", Parameters.OF_A_LIST, this::statusLog));
    }

    private Answer stations(ApiRequest request) {
        return listed(queries.stations(request.query().selection(STATION_STATUSES)));
    }

    private Answer sessions(ApiRequest request) {
        return listed(queries.sessions(request.query().selection(SESSION_STATUSES)));
    }

    private Answer payments(ApiRequest request) {
        return listed(queries.payments(request.query().selection(PAYMENT_STATUSES)));
    }

    private Answer statusLog(ApiRequest request) {
        return listed(queries.statusLog(request.query().selection(Set.of())));
    }

    private Answer station(ApiRequest request) {
        StationId station = request.station();
        return queries.station(station.value())
                .map(view -> Answer.json(new Shown(view, notices.of(station).orElse(null))))
                .orElseThrow(() -> ApiRequest.unknownStation(station.value()));
    }

    private Answer session(ApiRequest request) {
        return found(queries.session(request.id()), request);
    }

    private static Answer found(Optional<?> item, ApiRequest request) {
        return item.map(Answer::json).orElseThrow(() -> ApiRequest.notFound(request.variable("id")));
    }

    static Answer listed(Page<?> page) {
        String next = page.next() == null ? null : Cursor.write(page.next());
        return Answer.json(new Listed(page.items(), next));
    }
}
