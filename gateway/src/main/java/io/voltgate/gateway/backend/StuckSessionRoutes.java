package io.voltgate.gateway.backend;

import io.voltgate.domain.SessionId;
import io.voltgate.domain.StationId;
import io.voltgate.persistence.store.query.Queries;
import io.voltgate.persistence.store.query.SessionDetail;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Sessions whose stop never came: what speaks against them and what would be done, and doing it now. Called by the threads of requests,
 * which wait here. Reading changes nothing; a session that is answered for as closed is closed on disk.
 */
final class StuckSessionRoutes {
    private static final String PATH = "/api/v1/stuck-sessions";
    private static final Set<String> STEPS = Set.of("ASK", "CLOSE", "REPORT");
    private static final int MAX_WORD = 500;
    private final Queries queries;
    private final FunctionPorts.Resolutions resolutions;
    private final CommandRoutes commands;

    StuckSessionRoutes(Queries queries, FunctionPorts.Resolutions resolutions, CommandRoutes commands) {
        this.queries = queries;
        this.resolutions = resolutions;
        this.commands = commands;
    }

    private record Closed(UUID session, String state) {}

    private record Wanted(boolean force, String word) {}

    List<Route> routes() {
        return List.of(
                Route.of("GET", PATH, Parameters.OF_A_LIST, this::suspects),
                Route.of("POST", PATH + "/{id}/resolve", Set.of(), this::resolve));
    }

    private Answer suspects(ApiRequest request) {
        return ReadRoutes.listed(queries.suspects(request.query().selection(STEPS)));
    }

    private Answer resolve(ApiRequest request) throws InterruptedException {
        UUID session = request.id();
        String key = CommandRoutes.clientKey(request);
        Wanted wanted = Fields.read(request.json(), StuckSessionRoutes::wanted);
        StationId station = station(session);
        FunctionPorts.Resolution resolution =
                new FunctionPorts.Resolution(new SessionId(session), key, wanted.force(), wanted.word());
        commands.taken(station, () -> resolutions.resolve(station, resolution));
        return Answer.json(new Closed(session, "RESOLVED"));
    }

    /** {"force": true, "reason": "station was stolen"}; who closes a session that nothing speaks against says why. */
    private static Wanted wanted(Fields fields) {
        boolean force = fields.flagOr("force", false);
        String word = fields.textOrEmpty("reason", MAX_WORD);
        if (force && word.isBlank()) {
            throw fields.invalid("reason", "a reason is needed with force");
        }
        return new Wanted(force, word);
    }

    private StationId station(UUID session) {
        String identity = queries.session(session)
                .map(SessionDetail::session)
                .map(view -> view.station() == null ? "" : view.station())
                .orElse("");
        if (identity.isEmpty()) {
            throw ApiRequest.notFound(session.toString());
        }
        return new StationId(identity);
    }
}
