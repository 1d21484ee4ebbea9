package io.voltgate.gateway.backend;

import io.voltgate.domain.Command;
import io.voltgate.domain.StationId;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How a station gets another password. Called by the threads of requests. The order that tells the station bears a reference in the
 * password's place, so that no record, stream or log ever has it.
 */
final class PasswordRoutes {
    private static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);

    private final RegistryPort registry;
    private final CommandRoutes commands;

    PasswordRoutes(RegistryPort registry, CommandRoutes commands) {
        this.registry = registry;
        this.commands = commands;
    }

    List<Route> routes() {
        return List.of(
                Route.of("PUT", "/api/v1/stations/{identity}/password", Set.of("lifetime"), this::changePassword));
    }

    private Answer changePassword(ApiRequest request) throws InterruptedException {
        StationId station = request.station();
        Duration lifetime =
                request.query().one("lifetime").map(CommandRoutes::lifetime).orElse(DEFAULT_LIFETIME);
        StationRegistration.Password password = RegistrationReader.newPassword(request.json());
        String reference = registry.beginPassword(station, password, lifetime)
                .orElseThrow(() -> ApiRequest.unknownStation(station.value()));
        try {
            return commands.place(station, new Command.ChangePassword(reference), reference, lifetime);
        } catch (ProblemException refused) {
            if (refused.problem().status() != Problem.Kind.UNAVAILABLE.status) {
                registry.cancelPassword(station, reference);
            }
            throw refused;
        }
    }
}
